/// One way in which a statement may apply to the caller.
struct StatementRoute: Hashable, Sendable {
  /// How the statement names the caller.
  ///
  /// It matters for an Allow (IAM User Guide, "Policy evaluation logic": resource-based policies and implicit
  /// denies; AWS KMS Developer Guide, "Default key policy").
  enum Kind: Hashable, Sendable {
    /// Everybody, the user, the session, or the account when the root user calls: nothing else has to allow.
    case direct
    /// The session's role: a permissions boundary or session policy must not leave the action out.
    case role
    /// The account: IAM must allow too.
    case account
    /// The user behind a federated session: the session policy must allow too.
    case federatedUsersUser
  }

  var kind: Kind
  /// What has to be known before this way is certain; empty if it is.
  var missing: [String] = []
  /// The principal that has to turn out to be the caller, if that is open; an equal text turns out equally everywhere.
  var hinge: String?

  var isCertain: Bool { missing.isEmpty }
}
