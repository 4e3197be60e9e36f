/// What a profile says about IAM Identity Center, checked for gaps and contradictions.
///
/// See "IAM Identity Center credential provider" in the AWS SDKs and Tools Reference Guide.
struct IdentityCenterSettings: Sendable, Equatable {
  var startURL: String
  /// Where Identity Center lives, which need not be the Region of the calls.
  var region: String
  var accountID: String
  var roleName: String
  /// Nil for the older form that has no `[sso-session …]` section; such a login cannot be refreshed.
  var sessionName: String?

  /// Reads the settings of a profile.
  ///
  /// A profile is meant for it when it has an account or a role, as with the AWS CLI; a session alone serves
  /// services that take the token itself.
  /// - Returns: Nil when the profile has neither.
  /// - Throws: `AWSError` of kind configuration that names file, section and key.
  static func read(profile: String, shared: SharedConfig) throws(AWSError) -> IdentityCenterSettings? {
    guard ["sso_account_id", "sso_role_name"].contains(where: { shared.value($0, of: profile) != nil }) else {
      return nil
    }
    let session = try session(profile, shared)
    func value(_ key: String) throws(AWSError) -> String {
      // A session stands by itself, for `aws sso login` knows nothing of the profile.
      let own = session != nil && belongsToSession(key) ? nil : shared.value(key, of: profile)
      if let value = own ?? session?.values[key] { return value }
      throw missing(key, profile: profile, session: session?.name, shared: shared)
    }
    let settings = IdentityCenterSettings(
      startURL: try value("sso_start_url"), region: try value("sso_region"),
      accountID: try value("sso_account_id"), roleName: try value("sso_role_name"), sessionName: session?.name
    )
    guard RegionName.isValid(settings.region) else {
      throw AWSError(
        .configuration, code: "InvalidRegion",
        message: "The sso_region of profile \(profile) in \(shared.configPath) is not the name of a Region.",
        hint: "Region names look like eu-west-1.")
    }
    return settings
  }

  private static func session(
    _ profile: String, _ shared: SharedConfig
  ) throws(AWSError) -> (name: String, values: SharedConfigFile.Section)? {
    guard let name = shared.value("sso_session", of: profile) else { return nil }
    guard let section = shared.config.ssoSessions[name] else {
      throw AWSError(
        .configuration, code: "UnknownSSOSession",
        message:
          "Profile \(profile) names the sso_session \(name), which \(shared.configPath) does not have.",
        hint: "Add [sso-session \(name)] there, or run aws configure sso.")
    }
    let values = section.filter { !$0.value.isEmpty }
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let own = shared.value(key, of: profile), own != value else { continue }
      throw AWSError(
        .configuration, code: "ContradictingSSOSettings",
        // Only these are known to be no secrets.
        message: key.hasPrefix("sso_")
          ? "In \(shared.configPath), the \(key) of profile \(profile) is \(own), "
            + "but that of [sso-session \(name)] is \(value)."
          : "In \(shared.configPath), profile \(profile) and [sso-session \(name)] differ in their \(key).",
        hint: "Remove the \(key) line of the profile, or make both the same.")
    }
    return (name, values)
  }

  private static func belongsToSession(_ key: String) -> Bool {
    key == "sso_start_url" || key == "sso_region"
  }

  private static func missing(
    _ key: String, profile: String, session: String?, shared: SharedConfig
  ) -> AWSError {
    let section =
      session != nil && belongsToSession(key) ? "[sso-session \(session ?? "")]" : "profile \(profile)"
    return AWSError(
      .configuration, code: "IncompleteSSOSettings",
      message: "Profile \(profile) uses IAM Identity Center, but \(section) in \(shared.configPath) "
        + "has no \(key).",
      hint: "Add a \(key) line to \(section), or run aws configure sso.")
  }
}
