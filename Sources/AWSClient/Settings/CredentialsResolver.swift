internal import FoundationEssentials

/// Finds credentials in the environment or in a profile, in the order of the AWS CLI.
///
/// This version uses access keys only. Whatever else a profile says is named in the error, with the command that
/// turns it into access keys.
struct CredentialsResolver: Sendable {
  var environment: Environment
  var shared: SharedConfig
  var profile: String
  /// A profile on the command line beats keys in the environment; one from AWS_PROFILE does not.
  var isProfileFlagged: Bool

  func resolve() throws(AWSError) -> Credentials {
    if !isProfileFlagged, let credentials = try fromEnvironment() { return credentials }
    if let mechanism = rolelikeMechanism { throw unsupported(mechanism) }
    if let credentials = try fromProfile(shared.credentials, path: shared.credentialsPath) {
      return credentials
    }
    if let mechanism = processlikeMechanism { throw unsupported(mechanism) }
    if let credentials = try fromProfile(shared.config, path: shared.configPath) { return credentials }
    throw nothingFound
  }

  private func fromEnvironment() throws(AWSError) -> Credentials? {
    let id = environment["AWS_ACCESS_KEY_ID"]
    let secret = environment["AWS_SECRET_ACCESS_KEY"]
    guard id != nil || secret != nil else { return nil }
    guard let id, let secret else {
      let missing = id == nil ? "AWS_ACCESS_KEY_ID" : "AWS_SECRET_ACCESS_KEY"
      throw AWSError(
        .credentials, code: "PartialCredentials",
        message: "The environment has one half of an access key only.",
        hint: "Set \(missing) too, or unset both.")
    }
    let expiration = environment["AWS_CREDENTIAL_EXPIRATION"].flatMap { try? Date($0, strategy: .iso8601) }
    return Credentials(
      accessKeyID: id, secretAccessKey: Secret(secret),
      sessionToken: environment["AWS_SESSION_TOKEN"].map { Secret($0) }, source: "environment",
      expiration: expiration)
  }

  private func fromProfile(_ file: SharedConfigFile, path: String) throws(AWSError) -> Credentials? {
    func value(_ name: String) -> String? {
      file.profiles[profile]?[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    let id = value("aws_access_key_id")
    let secret = value("aws_secret_access_key")
    guard id != nil || secret != nil else { return nil }
    guard let id, let secret else {
      let missing = id == nil ? "aws_access_key_id" : "aws_secret_access_key"
      throw AWSError(
        .credentials, code: "PartialCredentials",
        message: "Profile \(profile) in \(path) has one half of an access key only.",
        hint: "Add its \(missing) line to the same file.")
    }
    let token = value("aws_session_token") ?? value("aws_security_token")
    return Credentials(
      accessKeyID: id, secretAccessKey: Secret(secret), sessionToken: token.map { Secret($0) },
      source: "profile \(profile) in \(path)")
  }

  private func has(_ name: String) -> Bool { shared.value(name, of: profile) != nil }

  /// What the AWS CLI takes before access keys of the credentials file.
  private var rolelikeMechanism: String? {
    if has("web_identity_token_file") { return "a web identity token (web_identity_token_file)" }
    if has("role_arn") { return "an assumed role (role_arn)" }
    if has("sso_session") { return "IAM Identity Center (sso_session)" }
    if has("sso_start_url") || has("sso_account_id") { return "IAM Identity Center (sso_start_url)" }
    return nil
  }

  /// What the AWS CLI takes before access keys of the config file.
  private var processlikeMechanism: String? {
    if has("login_session") { return "aws login (login_session)" }
    if has("credential_process") { return "an outside command (credential_process)" }
    return nil
  }

  private func unsupported(_ mechanism: String) -> AWSError {
    AWSError(
      .credentials, code: "UnsupportedCredentials",
      message:
        "Profile \(profile) gets its credentials from \(mechanism), which this version cannot use itself.",
      hint: "Run: eval \"$(aws configure export-credentials --profile \(quoted(profile)) --format env)\" "
        + "and start again without --profile.")
  }

  /// As a shell wants it when the name holds more than plain characters.
  private func quoted(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      Character(UnicodeScalar(byte)).isLetter && byte < 0x80
        || Character(UnicodeScalar(byte)).isNumber && byte < 0x80
        || "-_./%@:+".utf8.contains(byte)
    }
    return isPlain ? name : "'" + name.replacing("'", with: "'\\''") + "'"
  }

  private var nothingFound: AWSError {
    var message = "There are no AWS credentials: neither in the environment nor in profile \(profile)."
    if environment["AWS_WEB_IDENTITY_TOKEN_FILE"] != nil {
      message +=
        " The environment offers a web identity token (AWS_WEB_IDENTITY_TOKEN_FILE), "
        + "which this version cannot use itself."
    } else if environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"]
      ?? environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"]
      != nil
    {
      message +=
        " The environment offers credentials of a container (AWS_CONTAINER_CREDENTIALS_…), "
        + "which this version cannot use itself."
    }
    return AWSError(
      .credentials, code: "NoCredentials", message: message,
      hint:
        "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, run aws configure, or name a profile with --profile."
    )
  }
}
