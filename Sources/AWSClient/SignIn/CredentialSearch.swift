/// Looks for each way to credentials in files and environment, without asking anybody.
///
/// Order and rules are those of the AWS CLI (botocore 1.43); see "Configuration settings and precedence" in the AWS
/// CLI User Guide.
struct CredentialSearch: Sendable {
  /// The ways in the order in which they are tried.
  enum Way: Sendable, CaseIterable {
    case environment, assumedRole, webIdentity, identityCenter, credentialsFile, login, process, configFile
    case container, instance

    /// What a source profile may use, once it is clear that it assumes no role itself.
    static let ofSourceProfile: [Way] = [
      .webIdentity, .identityCenter, .credentialsFile, .login, .process, .configFile,
    ]
  }

  enum Finding: Sendable {
    case found(ProfileChain, detail: String)
    /// There is nothing to work with; the detail says what is missing.
    case absent(detail: String)
    /// It is there and must not be used.
    case leftOut(detail: String)
  }

  var environment: Environment
  var shared: SharedConfig

  /// Looks for one way.
  /// - Parameter usesEnvironment: False when the profile was named on the command line, or by another profile.
  /// - Throws: `AWSError` of kind credentials or configuration when it is there and cannot work.
  func find(_ way: Way, profile: String, usesEnvironment: Bool) throws(AWSError) -> Finding {
    switch way {
    case .environment: try environmentKeys(profile, usesEnvironment)
    case .assumedRole: try assumedRole(profile)
    case .webIdentity: try webIdentity(profile, usesEnvironment)
    case .identityCenter: try identityCenter(profile)
    case .credentialsFile: try keys(profile, .credentials)
    case .login: login(profile)
    case .process: try process(profile)
    case .configFile: try keys(profile, .config)
    case .container: container
    case .instance: instance
    }
  }

  private func environmentKeys(_ profile: String, _ usesEnvironment: Bool) throws(AWSError) -> Finding {
    guard environment["AWS_ACCESS_KEY_ID"] != nil else {
      return environment["AWS_SECRET_ACCESS_KEY"] == nil
        ? .absent(detail: "no AWS_ACCESS_KEY_ID")
        : .absent(detail: "AWS_SECRET_ACCESS_KEY without AWS_ACCESS_KEY_ID")
    }
    guard usesEnvironment else {
      return .leftOut(detail: "AWS_ACCESS_KEY_ID is set, but --profile \(profile) comes first")
    }
    try EnvironmentKeys.check(environment)
    return .found(ProfileChain(leaf: .environment), detail: "AWS_ACCESS_KEY_ID")
  }

  private func assumedRole(_ profile: String) throws(AWSError) -> Finding {
    guard isRole(profile) else {
      return shared.value("role_arn", of: profile) == nil
        ? .absent(detail: "no role_arn in profile \(profile)")
        : .absent(detail: "role_arn of profile \(profile) goes with web_identity_token_file")
    }
    let chain = try roleChain(profile, visited: [profile])
    let path = shared.path(of: "role_arn", in: profile)
    let source = chain.roles.dropLast().last.map { "role \($0.name) (profile \($0.profile))" }
    return .found(
      chain,
      detail: "role_arn of profile \(profile) in \(path), with credentials of "
        + (source ?? CredentialWords.source(chain.leaf, shared)))
  }

  private func webIdentity(_ profile: String, _ usesEnvironment: Bool) throws(AWSError) -> Finding {
    let variable = usesEnvironment ? environment["AWS_WEB_IDENTITY_TOKEN_FILE"] : nil
    guard let file = variable ?? shared.value("web_identity_token_file", of: profile) else {
      return .absent(detail: "no AWS_WEB_IDENTITY_TOKEN_FILE and no web_identity_token_file")
    }
    let place = variable == nil ? "profile \(profile)" : "the environment"
    guard
      let arn = (usesEnvironment ? environment["AWS_ROLE_ARN"] : nil) ?? shared.value("role_arn", of: profile)
    else {
      throw AWSError(
        .configuration, code: "MissingRole",
        message: "A web identity token is named by \(place), but no role to get for it.",
        hint: variable == nil ? "Add a role_arn line to profile \(profile)." : "Set AWS_ROLE_ARN too.")
    }
    let name = usesEnvironment ? environment["AWS_ROLE_SESSION_NAME"] : nil
    let role = WebIdentityRole(
      arn: arn, tokenFile: file, sessionName: name ?? shared.value("role_session_name", of: profile),
      profile: variable == nil ? profile : nil)
    return .found(
      ProfileChain(leaf: .webIdentity(role)),
      detail: variable == nil
        ? "web_identity_token_file of \(place) in \(shared.path(of: "web_identity_token_file", in: profile))"
        : "AWS_WEB_IDENTITY_TOKEN_FILE")
  }

  private func identityCenter(_ profile: String) throws(AWSError) -> Finding {
    guard try IdentityCenterSettings.read(profile: profile, shared: shared) != nil else {
      return .absent(
        detail: shared.value("sso_session", of: profile) == nil
          ? "no sso_account_id in profile \(profile)"
          : "sso_session without sso_account_id and sso_role_name gives no credentials")
    }
    let path = shared.path(of: "sso_account_id", in: profile)
    return .found(
      ProfileChain(leaf: .identityCenter(profile: profile)),
      detail: "sso_account_id of profile \(profile) in \(path)")
  }

  private func keys(_ profile: String, _ file: SharedConfigFile.Kind) throws(AWSError) -> Finding {
    let path = shared.path(file)
    guard shared.value("aws_access_key_id", of: profile, in: file) != nil else {
      return shared.value("aws_secret_access_key", of: profile, in: file) == nil
        ? .absent(detail: "no access key of profile \(profile) in \(path)")
        : .absent(detail: "aws_secret_access_key without aws_access_key_id in profile \(profile) in \(path)")
    }
    try ProfileKeys(profile: profile, file: file, shared: shared).check()
    return .found(
      ProfileChain(leaf: .keys(profile: profile, file: file)),
      detail: "aws_access_key_id of profile \(profile) in \(path)")
  }

  private func login(_ profile: String) -> Finding {
    guard let session = shared.value("login_session", of: profile) else {
      return .absent(detail: "no login_session in profile \(profile)")
    }
    return .found(
      ProfileChain(leaf: .login(session: session, profile: profile)),
      detail: "login_session of profile \(profile) in \(shared.path(of: "login_session", in: profile))")
  }

  private func process(_ profile: String) throws(AWSError) -> Finding {
    guard let command = shared.value("credential_process", of: profile) else {
      return .absent(detail: "no credential_process in profile \(profile)")
    }
    _ = try CommandWords.split(command, profile: profile)
    return .found(
      ProfileChain(leaf: .process(profile: profile)),
      detail: "credential_process of profile \(profile) in "
        + shared.path(of: "credential_process", in: profile))
  }

  private var container: Finding {
    ContainerProvider.isConfigured(environment)
      ? .found(ProfileChain(leaf: .container), detail: "AWS_CONTAINER_CREDENTIALS_… is set")
      : .absent(detail: "no AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and no AWS_CONTAINER_CREDENTIALS_FULL_URI")
  }

  private var instance: Finding {
    InstanceMetadataProvider.isDisabled(environment)
      ? .leftOut(detail: "AWS_EC2_METADATA_DISABLED is true")
      : .found(ProfileChain(leaf: .instance), detail: "nothing else gives credentials")
  }
}
