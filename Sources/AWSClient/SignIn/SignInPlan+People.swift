extension SignInPlan {
  /// The command that renews the login behind these credentials, word by word; empty when there is none.
  package var signInCommand: [String] {
    switch chain?.leaf {
    case .identityCenter(let profile): ["aws", "sso", "login", "--profile", profile]
    case .login(_, let profile): ["aws", "login", "--profile", profile]
    default: []
    }
  }

  /// False when the credentials have nothing to do with the profile whose other settings are used.
  package var isOfProfile: Bool {
    switch chain?.leaf {
    case .webIdentity(let role): role.profile != nil || chain?.roles.isEmpty == false
    case .environment, .container, .instance, nil: chain?.roles.isEmpty == false
    default: true
    }
  }
}

extension SignIn {
  /// True when the session has no session policy for certain.
  ///
  /// kmscope assumes roles without one, and so do IAM Identity Center and EC2; keys without a session token are no
  /// session. Whoever made any other session may have limited it.
  /// See AssumeRole in the AWS STS API Reference and GetRoleCredentials in the IAM Identity Center Portal API Reference.
  package var hasNoSessionPolicy: Bool {
    if let roles = plan.chain?.roles, !roles.isEmpty { return true }
    switch plan.chain?.leaf {
    case .identityCenter, .webIdentity: return true
    case .environment:
      return ["AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"].allSatisfy { configuration.environment[$0] == nil }
    case .keys(let profile, _):
      return ["aws_session_token", "aws_security_token"].allSatisfy {
        configuration.shared.value($0, of: profile) == nil
      }
    // Whoever leads the console to another metadata service may answer with anything.
    case .instance:
      return configuration.environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] == nil
        && configuration.shared.value("ec2_metadata_service_endpoint", of: configuration.profile) == nil
    default: return false
    }
  }
}

extension SignInPlan.Kind {
  /// As people say it.
  package var words: String {
    switch self {
    case .keys: "keys"
    case .role: "role"
    case .webIdentity: "web identity"
    case .identityCenter: "Identity Center"
    case .login: "aws login"
    case .process: "command"
    case .container: "container"
    case .instance: "instance"
    }
  }
}
