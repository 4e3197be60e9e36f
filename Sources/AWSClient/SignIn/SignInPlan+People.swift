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
    case .environment, .container, .instance, nil: chain?.roles.isEmpty == false
    default: true
    }
  }

  /// True when the session has no session policy for certain: kmscope assumes roles without, and so do the services behind these.
  ///
  /// See AssumeRole in the AWS STS API Reference and GetRoleCredentials in the IAM Identity Center Portal API Reference.
  package var hasNoSessionPolicy: Bool {
    if let roles = chain?.roles, !roles.isEmpty { return true }
    switch chain?.leaf {
    case .identityCenter, .webIdentity, .instance: return true
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
