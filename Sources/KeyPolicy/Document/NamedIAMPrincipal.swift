/// A user or role that a policy names by its ARN, so that somebody can look whether it exists.
///
/// Source: IAM User Guide, "AWS JSON policy elements: Principal"; KMS refuses a key policy with a principal that does not exist (AWS
/// KMS API Reference, PutKeyPolicy, Policy).
public struct NamedIAMPrincipal: Sendable, Hashable {
  /// Users and roles have lists of their own in IAM.
  public enum Kind: Sendable, Hashable {
    /// An IAM user.
    case user
    /// An IAM role.
    case role
  }

  /// What it is.
  public var kind: Kind
  /// The whole ARN as the policy has it.
  public var arn: String
  /// Twelve digits.
  public var account: String
  /// Without the path; unique among the users, or roles, of the account.
  public var name: String
}

extension PolicyDocument {
  /// The users and roles that statements name, each once, in the order of the text.
  public var namedIAMPrincipals: [NamedIAMPrincipal] {
    var seen: Set<NamedIAMPrincipal> = []
    var found: [NamedIAMPrincipal] = []
    for statement in statements {
      for principal in statement.principals?.principals ?? [] {
        guard let named = Self.named(principal.form), seen.insert(named).inserted else { continue }
        found.append(named)
      }
    }
    return found
  }

  private static func named(_ form: PrincipalForm) -> NamedIAMPrincipal? {
    let (kind, arn, text): (NamedIAMPrincipal.Kind, ARN, String)
    switch form {
    case .user(let found, let whole): (kind, arn, text) = (.user, found, whole)
    case .role(let found, let whole): (kind, arn, text) = (.role, found, whole)
    default: return nil
    }
    guard let slash = arn.resource.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    let name = String(arn.resource[arn.resource.utf8.index(after: slash)...])
    return NamedIAMPrincipal(kind: kind, arn: text, account: arn.account, name: name)
  }
}
