/// Words for people about where credentials come from.
enum CredentialWords {
  static func source(_ chain: ProfileChain, _ shared: SharedConfig) -> String {
    guard let role = chain.roles.last else { return source(chain.leaf, shared) }
    return source(role)
  }

  static func source(_ role: RoleStep) -> String { "role \(role.name) (profile \(role.profile))" }

  static func source(_ leaf: CredentialLeaf, _ shared: SharedConfig) -> String {
    switch leaf {
    case .environment: "environment"
    case .keys(let profile, let file): "profile \(profile) in \(shared.path(file))"
    case .webIdentity(let role):
      "web identity role \(RoleStep.name(ofRole: role.arn)) (\(role.profile.map { "profile \($0)" } ?? "environment"))"
    case .identityCenter(let profile): "IAM Identity Center (profile \(profile))"
    case .login(_, let profile): "aws login (profile \(profile))"
    case .process(let profile): "command (profile \(profile))"
    case .container: "container"
    case .instance: "instance metadata"
    }
  }

  /// The name of a way in the trace.
  static func way(_ way: CredentialSearch.Way, _ shared: SharedConfig) -> String {
    switch way {
    case .environment: "environment"
    case .assumedRole: "assumed role"
    case .webIdentity: "web identity"
    case .identityCenter: "IAM Identity Center"
    case .credentialsFile: "access keys in \(shared.credentialsPath)"
    case .login: "aws login"
    case .process: "command (credential_process)"
    case .configFile: "access keys in \(shared.configPath)"
    case .container: "container"
    case .instance: "instance metadata"
    }
  }
}
