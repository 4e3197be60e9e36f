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
    /// A session from GetFederationToken, and the ARN of the user behind it if that is known.
    case federatedUser(name: String, userARN: String?)
    /// Some user or role of the account that nothing names.
    case someone
  }

  /// The caller's ARN; empty for a principal that stands for many.
  var arn: String
  var partition: String
  var account: String
  var kind: Kind
  /// The value of `aws:userid`, if it is known.
  var userID: String?
  /// True if the role or user behind the session is known to be none that the policy names.
  var isUnnamed = false
  /// Stands for the ARN of such a role, where every ARN that no policy names comes to the same.
  var unnamedARN: String?

  /// Reads a caller; nil for any kind of ARN that AWS does not document for callers.
  init?(_ caller: Caller) {
    guard let arn = ARN(caller.arn), arn.region.isEmpty, ARN.isAccountID(arn.account) else { return nil }
    self.arn = caller.arn
    partition = arn.partition
    account = arn.account
    userID = caller.userID
    switch PrincipalForm.read(caller.arn, kind: .aws) {
    case .account: kind = .root
    case .user: kind = .user
    case .session:
      let parts = arn.resource.split(separator: "/")
      let role = String(parts[1])
      kind = .session(
        roleName: role, sessionName: String(parts[2]),
        roleARN: Self.knownRole(caller.role, named: role, of: arn))
    case .federatedUser:
      kind = .federatedUser(
        name: String(arn.resource.dropFirst("federated-user/".count)),
        userARN: Self.knownUser(caller.federatedBy, of: arn))
    default: return nil
    }
  }

  /// Some user or role of an account that nothing names.
  init(someoneOf account: String, partition: String) {
    arn = ""
    self.partition = partition
    self.account = account
    kind = .someone
  }

  /// Any session of a role, under no name in particular.
  init?(anySessionOf role: String) {
    guard case .role(let arn, _) = PrincipalForm.read(role, kind: .aws) else { return nil }
    self.arn = ""
    partition = arn.partition
    account = arn.account
    kind = .session(roleName: Self.name(arn), sessionName: "", roleARN: role)
  }

  /// The role's ARN, if it was told and can be the role of this session.
  private static func knownRole(_ role: RoleKnowledge, named name: String, of session: ARN) -> String? {
    guard case .known(let text) = role, case .role(let arn, _) = PrincipalForm.read(text, kind: .aws),
      arn.account == session.account, arn.partition == session.partition, Self.name(arn) == name
    else { return nil }
    return text
  }

  private static func knownUser(_ text: String?, of session: ARN) -> String? {
    guard let text, case .user(let arn, _) = PrincipalForm.read(text, kind: .aws),
      arn.account == session.account, arn.partition == session.partition
    else { return nil }
    return text
  }

  /// The name at the end of a user's or role's ARN.
  private static func name(_ arn: ARN) -> String {
    arn.resource.split(separator: "/").last.map(String.init) ?? ""
  }

  /// The same caller with a role or user behind it that was not known; itself if there is none to know.
  func standing(behind arn: String) -> CallerIdentity {
    var caller = self
    switch kind {
    case .session(let role, let session, nil):
      caller.kind = .session(roleName: role, sessionName: session, roleARN: arn)
    case .federatedUser(let name, nil): caller.kind = .federatedUser(name: name, userARN: arn)
    default: break
    }
    return caller
  }

  /// The user's name without its path; nil for anything but IAM users.
  var userName: String? {
    guard kind == .user, let arn = ARN(arn) else { return nil }
    return Self.name(arn)
  }

  /// True for a role that only its AWS service can assume.
  ///
  /// Service control policies and resource control policies do not affect it (AWS Organizations User Guide).
  var isServiceLinkedRole: Bool {
    guard case .session(_, _, let role?) = kind else { return false }
    return ARN(role)?.resource.hasPrefix("role/aws-service-role/") == true
  }

  /// How sentences call the caller: `user/Alice`, `role/Admin (session jdoe)`, `the root user`.
  var name: String {
    switch kind {
    case .root: "the root user of account \(account)"
    case .user: Excerpt.of(ARN(arn)?.resource ?? arn)
    case .session(let role, "", _): "sessions of role/\(Excerpt.of(role))"
    case .session(let role, let session, _): "role/\(Excerpt.of(role)) (session \(Excerpt.of(session)))"
    case .federatedUser(let name, _): "federated-user/\(Excerpt.of(name))"
    case .someone: "other users and roles of account \(account)"
    }
  }
}
