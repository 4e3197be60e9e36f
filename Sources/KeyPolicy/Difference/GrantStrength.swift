/// How firmly a key policy gives somebody access.
///
/// Source: IAM User Guide, "Policy evaluation logic"; AWS KMS Developer Guide, "Default key policy".
public enum GrantStrength: String, Sendable, Hashable {
  /// The key policy alone suffices: what IAM policies, boundaries and session policies leave out does not matter.
  case direct
  /// Through the role, or the user behind a federated session: permissions boundary and session policy must allow it too.
  case capped
  /// The key policy leaves it to the IAM policies of the account.
  case delegated
  /// The IAM policies of the other account must allow it as well.
  case otherAccount = "other-account"

  /// The strength as a phrase.
  public var phrase: String {
    switch self {
    case .direct: "directly"
    case .capped: "through the role or user, within permissions boundary and session policy"
    case .delegated: "as far as IAM policies allow it"
    case .otherAccount: "as far as their own account's IAM policies allow it too"
    }
  }
}
