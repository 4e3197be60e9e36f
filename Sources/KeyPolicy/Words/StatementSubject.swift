/// Condition keys as the subject of a clause.
enum StatementSubject {
  /// Keys whose values people know by another name than the key's.
  private static let phrases: [String: String] = [
    "kms:CallerAccount": "the caller's account", "aws:PrincipalAccount": "the caller's account",
    "aws:PrincipalArn": "the caller's ARN", "aws:PrincipalOrgID": "the caller's organization",
    "aws:username": "the caller's user name", "aws:CurrentTime": "the time of the request",
    "kms:KeySpec": "the key's spec", "kms:KeyUsage": "the key's usage", "kms:KeyOrigin": "the key's origin",
  ]

  /// The key as a noun: `the caller's tag team`, `aws:SourceIp`.
  static func of(_ text: String, _ key: ConditionKey?) -> String {
    guard let key else { return name(text) }
    if let phrase = phrases[key.name] { return phrase }
    guard let parameter = key.parameter(of: text) else { return name(text) }
    switch key.name {
    case "aws:PrincipalTag/": return "the caller's tag \(TextWords.name(parameter))"
    case "aws:RequestTag/": return "the requested tag \(TextWords.name(parameter))"
    case "kms:EncryptionContext:": return "the encryption context \(TextWords.name(parameter))"
    default: return name(text)
    }
  }

  /// The key by its name.
  static func name(_ text: String) -> String { TextWords.name(text) }

  /// `the request has no aws:SourceVpce`.
  static func missing(_ text: String, _ key: ConditionKey?) -> String {
    switch key?.name {
    case "kms:ViaService": return "the request comes through no service"
    case "kms:BypassPolicyLockoutSafetyCheck":
      return "the request does not send BypassPolicyLockoutSafetyCheck"
    case "aws:PrincipalTag/": return "the caller has no tag \(parameter(text, key))"
    case "kms:EncryptionContext:": return "the request has no encryption context \(parameter(text, key))"
    case "aws:PrincipalOrgID": return "the caller has no organization"
    case "aws:username": return "the caller has no user name"
    default: return "the request has no \(name(text))"
    }
  }

  /// `the request has aws:SourceVpce`.
  static func present(_ text: String, _ key: ConditionKey?) -> String {
    switch key?.name {
    case "kms:ViaService": return "the request comes through a service"
    case "kms:BypassPolicyLockoutSafetyCheck": return "the request sends BypassPolicyLockoutSafetyCheck"
    case "aws:PrincipalTag/": return "the caller has a tag \(parameter(text, key))"
    case "kms:EncryptionContext:": return "the request has an encryption context \(parameter(text, key))"
    case "aws:PrincipalOrgID": return "the caller has an organization"
    case "aws:username": return "the caller has a user name"
    default: return "the request has \(name(text))"
    }
  }

  /// A truth value in words, for keys that have them.
  static func truth(_ key: String?, _ value: Bool) -> String? {
    switch (key, value) {
    case ("aws:SecureTransport", true): "the request is encrypted with TLS"
    case ("aws:SecureTransport", false): "the request is not encrypted with TLS"
    case ("aws:ViaAWSService", true): "an AWS service makes the request for the caller"
    case ("aws:ViaAWSService", false): "no AWS service makes the request for the caller"
    case ("aws:PrincipalIsAWSService", true): "the caller is an AWS service"
    case ("aws:PrincipalIsAWSService", false): "the caller is no AWS service"
    case ("aws:MultiFactorAuthPresent", true): "the caller used multi-factor authentication"
    case ("aws:MultiFactorAuthPresent", false):
      "the caller's temporary credentials came without multi-factor authentication"
    case ("kms:GrantIsForAWSResource", true): "an AWS service asks for the grant to protect a resource"
    case ("kms:GrantIsForAWSResource", false): "no AWS service asks for the grant"
    case ("kms:BypassPolicyLockoutSafetyCheck", true): "the request sets BypassPolicyLockoutSafetyCheck"
    default: nil
    }
  }

  private static func parameter(_ text: String, _ key: ConditionKey?) -> String {
    TextWords.name(key?.parameter(of: text) ?? text)
  }
}
