/// The principals a caller is at once, read from the ARN that GetCallerIdentity gives.
///
/// A caller is its account, and then a user, or a role and one session of it (IAM User Guide, "Policy evaluation logic").
struct CallerIdentity: Hashable, Sendable {
  /// What kind of principal calls.
  enum Kind: Hashable, Sendable {
    /// The account's root user.
    case root
    /// An IAM user.
    case user
    /// A session of a role; the role's ARN if its path is known.
    case session(roleName: String, sessionName: String, roleARN: String?)
    /// A session from GetFederationToken; its name says nothing of the user behind it.
    case federatedUser(name: String)
  }

  var arn: String
  var partition: String
  var account: String
  var kind: Kind

  /// Reads a caller; nil for any kind of ARN that AWS does not document for callers.
  init?(_ caller: Caller) {
    guard let arn = ARN(caller.arn), arn.region.isEmpty, ARN.isAccountID(arn.account) else { return nil }
    self.arn = caller.arn
    partition = arn.partition
    account = arn.account
    switch PrincipalForm.read(caller.arn, kind: .aws) {
    case .account: kind = .root
    case .user: kind = .user
    case .session:
      let parts = arn.resource.split(separator: "/")
      let role = String(parts[1])
      kind = .session(
        roleName: role, sessionName: String(parts[2]),
        roleARN: Self.knownRole(caller.role, named: role, of: arn))
    case .federatedUser: kind = .federatedUser(name: String(arn.resource.dropFirst("federated-user/".count)))
    default: return nil
    }
  }

  /// The role's ARN, if it was told and can be the role of this session.
  private static func knownRole(_ role: RoleKnowledge, named name: String, of session: ARN) -> String? {
    guard case .known(let text) = role, case .role(let arn, _) = PrincipalForm.read(text, kind: .aws),
      arn.account == session.account, arn.partition == session.partition,
      arn.resource.split(separator: "/").last.map(String.init) == name
    else { return nil }
    return text
  }

  /// How sentences call the caller: `user/Alice`, `role/Admin (session jdoe)`, `the root user`.
  var name: String {
    switch kind {
    case .root: "the root user of account \(account)"
    case .user: Excerpt.of(ARN(arn)?.resource ?? arn)
    case .session(let role, let session, _): "role/\(Excerpt.of(role)) (session \(Excerpt.of(session)))"
    case .federatedUser(let name): "federated-user/\(Excerpt.of(name))"
    }
  }
}
