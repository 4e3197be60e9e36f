/// Principals in words.
///
/// Source: IAM User Guide, "AWS JSON policy elements: Principal" and "NotPrincipal"; AWS KMS Developer Guide, "Default key policy".
enum PrincipalWords {
  /// Whom a statement is about; nil without a readable Principal.
  static func phrase(_ statement: LintStatement, account: String?) -> String? {
    guard let principals = statement.source.principals, !principals.principals.isEmpty else { return nil }
    let all = principals.principals
    if statement.isForEverybody, all.allSatisfy({ $0.kind == .aws }) {
      return everybody(statement)
    }
    guard principals.isNegated else {
      let style: Style = statement.isDeny ? .denied : .allowed
      return TextWords.list(all.map { name($0, account: account, style) }, "and")
    }
    // Being one of those listed is not enough.
    let list = TextWords.list(all.map { name($0, account: account, .listed) }, "and")
    return "\(statement.isDeny ? "nobody" : "everybody")\(exception(list))"
  }

  private static func exception(_ list: String) -> String {
    ", except callers whose account, user or role, and session are all listed (\(list)),"
  }

  /// How a principal's name stands in a sentence.
  enum Style {
    /// As one who is let in: an account hands its access on by its IAM policies.
    case allowed
    /// As one who is kept out.
    case denied
    /// As an entry of a list.
    case listed
  }

  /// Everybody, as far as the actions work for other accounts (AWS KMS Developer Guide, "AWS KMS permissions", "Cross-account use").
  static func everybody(_ statement: LintStatement) -> String {
    let isAtHome =
      statement.isAllow && !statement.actions.isEmpty
      && statement.actions.intersection(.crossAccount).isEmpty
    return isAtHome ? "everybody in the key's account" : "everybody in every AWS account"
  }

  /// The statement's subject and verb: `the user Alice may`, `nobody may`.
  static func mayOrNot(_ statement: LintStatement, account: String?) -> String? {
    guard let who = phrase(statement, account: account) else { return nil }
    guard statement.isDeny else { return "\(who) may" }
    if statement.source.principals?.isNegated == true { return "\(who) may" }
    let isNobody = statement.isForEverybody && statement.principals.allSatisfy { $0.kind == .aws }
    return isNobody ? "nobody may" : "\(who) may not"
  }

  /// One principal.
  static func name(_ principal: PolicyPrincipal, account: String?, _ style: Style) -> String {
    let text = principal.name.value
    switch principal.form {
    case .everybody: return "everybody in every AWS account"
    case .account(let id, _):
      let whose = account == nil || account == id ? "the account" : "the other account"
      switch style {
      case .allowed: return "\(whose) \(id) (whoever its IAM policies allow, and its root user)"
      case .denied: return "everybody in \(whose) \(id) (its root user included)"
      case .listed: return "\(whose) \(id)"
      }
    case .user(let arn, _): return "the user \(named(arn, "user/"))" + place(arn.account, account)
    case .role(let arn, _):
      let role = "\(named(arn, "role/"))" + place(arn.account, account)
      return style == .listed ? "the role \(role)" : "any session of role \(role)"
    case .session(let text, _): return session(text, account)
    case .federatedUser(let text, _):
      guard let arn = ARN(text) else { return TextWords.name(text) }
      return "the federated user \(named(arn, "federated-user/"))" + place(arn.account, account)
    case .uniqueID: return "nobody (\(TextWords.name(text)) was a user or role that is deleted)"
    case .faulty: return "the name \(TextWords.name(text)) (which is no principal AWS documents)"
    case .notAWS:
      switch principal.kind {
      case .service: return "the service \(TextWords.name(text))"
      case .federated: return "the identity provider \(TextWords.name(text))"
      case .canonicalUser, .aws: return "the canonical user \(TextWords.name(text))"
      }
    }
  }

  private static func session(_ text: String, _ account: String?) -> String {
    guard let arn = ARN(text) else { return TextWords.name(text) }
    let parts = arn.resource.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return TextWords.name(text) }
    return "the session \(TextWords.name(String(parts[2]))) of role \(TextWords.name(String(parts[1])))"
      + place(arn.account, account)
  }

  private static func named(_ arn: ARN, _ prefix: String) -> String {
    TextWords.name(String(arn.resource.dropFirst(prefix.count)))
  }

  /// The account, unless it is the key's.
  private static func place(_ id: String, _ account: String?) -> String {
    id == account ? "" : " of account \(id)"
  }
}
