/// How a statement's principals reach a caller.
///
/// An Allow for a direct principal needs nothing more; for a role or a federated session's user the limits of permissions boundary
/// and session policy hold; the account principal only leaves it to IAM (IAM User Guide, "Policy evaluation logic"; AWS KMS
/// Developer Guide, "Default key policy"; confirmed by recordings of AWS). A Deny binds whoever it names in any way.
struct PrincipalMatch: Hashable, Sendable {
  /// Everybody, the user, the session, or the account when the root user calls.
  var direct = Truth.no
  /// The session's role.
  var role = Truth.no
  /// The user behind a federated session.
  var federatingUser = Truth.no
  /// The account.
  var account = Truth.no

  static let everybody = PrincipalMatch(direct: .yes)

  /// Named in any way.
  var any: Truth { .or(.or(direct, role), .or(federatingUser, account)) }

  /// Adds another way.
  mutating func merge(_ other: PrincipalMatch) {
    direct = .or(direct, other.direct)
    role = .or(role, other.role)
    federatingUser = .or(federatingUser, other.federatingUser)
    account = .or(account, other.account)
  }
}
