/// The classes of principals that two policies can tell apart.
struct SubjectList {
  /// More pairs of federated sessions and users than this are not looked at one by one.
  private static let mostPairs = 400

  private(set) var subjects: [Subject] = []
  /// True if there were too many pairs to look at.
  private(set) var isCut = false

  private let key: ARN
  private var users: [String] = []
  private var roles: [String] = []
  private var sessions: [String] = []
  private var federated: [String] = []
  private var accounts: [String] = []
  private var services: [String] = []
  private var seen: Set<[UInt8]> = []

  init(_ policies: [PreparedPolicy], _ conditions: [PreparedCondition], key: ARN) {
    self.key = key
    meet(account: key.account)
    for statement in policies.flatMap(\.statements) {
      for principal in statement.source.principals?.principals ?? [] {
        if principal.kind == .service { meet(service: principal.name.value) }
        meet(principal.form)
      }
    }
    for source in conditions.flatMap(\.sources) {
      for text in source.texts { meet(text, comparedWith: source.test.key.name) }
    }
    list()
  }

  private mutating func meet(_ text: String, comparedWith key: String) {
    switch key {
    case "aws:principalarn":
      meet(PrincipalForm.read(text, kind: .aws))
      let fields = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
      if fields.count > 4, ARN.isAccountID(fields[4]) { meet(account: String(fields[4])) }
    case "aws:principalaccount", "kms:calleraccount": if ARN.isAccountID(text) { meet(account: text) }
    case "aws:principalservicename": meet(service: text)
    default: break
    }
  }

  private mutating func meet(_ form: PrincipalForm) {
    // No principal of another partition ever reaches the key.
    guard form.partition == nil || form.partition == key.partition else { return }
    switch form {
    case .account(let id, _): meet(account: id)
    case .user(let arn, let text):
      if isNew(text) { users.append(text) }
      meet(account: arn.account)
    case .role(let arn, let text):
      if isNew(text) { roles.append(text) }
      meet(account: arn.account)
    case .session(let text, _):
      if isNew(text) { sessions.append(text) }
      if let arn = ARN(text) { meet(account: arn.account) }
    case .federatedUser(let text, _):
      if isNew(text) { federated.append(text) }
      if let arn = ARN(text) { meet(account: arn.account) }
    case .everybody, .uniqueID, .notAWS, .faulty: break
    }
  }

  private mutating func meet(account: String) { if isNew(account) { accounts.append(account) } }

  private mutating func meet(service: String) {
    if !ConditionAtom.hasWildcard(service), isNew("service " + service) { services.append(service) }
  }

  private mutating func isNew(_ name: String) -> Bool { seen.insert(Array(name.utf8)).inserted }

  private mutating func list() {
    for account in accounts { addRoot(account) }
    for user in users { addUser(user) }
    for role in roles { addRole(role) }
    for session in sessions { addSession(session) }
    for session in federated { addFederatedUser(session) }
    for account in accounts { addOthers(account) }
    addOthers(nil)
    for service in services {
      subjects.append(Subject(principal: .service(service), kind: .service, service: service))
    }
    subjects.append(Subject(principal: .otherServices, kind: .service))
  }

  private mutating func addRoot(_ account: String) {
    let arn = "arn:\(key.partition):iam::\(account):root"
    guard let caller = CallerIdentity(Caller(arn: arn)) else { return }
    subjects.append(
      Subject(
        principal: .rootUser(account: account), kind: .root, caller: caller, arn: arn, account: account))
  }

  private mutating func addUser(_ arn: String) {
    guard let caller = CallerIdentity(Caller(arn: arn)) else { return }
    subjects.append(
      Subject(principal: .user(arn), kind: .user, caller: caller, arn: arn, account: caller.account))
    var federated = CallerIdentity(someoneOf: caller.account, partition: caller.partition)
    federated.kind = .federatedUser(name: "", userARN: arn)
    subjects.append(
      Subject(
        principal: .federatedSessions(ofUser: arn), kind: .federatedUser, caller: federated,
        shape: shape(.federatedUser, caller.account), account: caller.account))
  }

  private mutating func addRole(_ arn: String) {
    guard let caller = CallerIdentity(anySessionOf: arn) else { return }
    subjects.append(
      Subject(principal: .role(arn), kind: .session, caller: caller, arn: arn, account: caller.account))
  }

  /// A session's ARN does not tell the role's path, so each role of that name can be its role, and one that nobody names.
  private mutating func addSession(_ arn: String) {
    guard var unnamed = CallerIdentity(Caller(arn: arn)) else { return }
    guard case .session(let name, _, _) = unnamed.kind else { return }
    for role in roles {
      guard let text = ARN(role)?.resource.split(separator: "/").last, text.lowercased() == name.lowercased(),
        let caller = CallerIdentity(Caller(arn: arn, role: .known(role))),
        case .session(_, _, .some) = caller.kind
      else { continue }
      subjects.append(
        Subject(
          principal: .session(arn, role: role), kind: .session, caller: caller, arn: role,
          account: caller.account))
    }
    unnamed.isUnnamed = true
    subjects.append(
      Subject(
        principal: .session(arn, role: nil), kind: .session, caller: unnamed,
        shape: shape(.session, unnamed.account), account: unnamed.account))
  }

  private mutating func addFederatedUser(_ arn: String) {
    guard var unnamed = CallerIdentity(Caller(arn: arn)) else { return }
    if federated.count * users.count > Self.mostPairs {
      isCut = true
    } else {
      for user in users {
        let caller = CallerIdentity(Caller(arn: arn, federatedBy: user))
        guard let caller, case .federatedUser(_, .some) = caller.kind else { continue }
        subjects.append(
          Subject(
            principal: .federatedUser(arn, user: user), kind: .federatedUser, caller: caller, arn: arn,
            account: caller.account))
      }
    }
    unnamed.isUnnamed = true
    subjects.append(
      Subject(
        principal: .federatedUser(arn, user: nil), kind: .federatedUser, caller: unnamed, arn: arn,
        account: unnamed.account))
  }

  /// All that no policy names, of one account or of all accounts that no policy names.
  private mutating func addOthers(_ account: String?) {
    var nobody = CallerIdentity(someoneOf: account ?? "", partition: key.partition)
    nobody.isUnnamed = true
    if account == nil {
      var root = nobody
      root.kind = .root
      subjects.append(
        Subject(principal: .otherRootUsers, kind: .root, caller: root, shape: shape(.root, nil)))
    }
    var user = nobody
    user.kind = .user
    var session = nobody
    session.kind = .session(roleName: "", sessionName: "", roleARN: nil)
    var federatedUser = nobody
    federatedUser.kind = .federatedUser(name: "", userARN: nil)
    let others: [(PrincipalClass, Subject.Kind, CallerIdentity)] = [
      (.otherUsers(account: account), .user, user), (.otherRoles(account: account), .session, session),
      (.otherFederatedUsers(account: account), .federatedUser, federatedUser),
    ]
    for (principal, kind, caller) in others {
      subjects.append(
        Subject(
          principal: principal, kind: kind, caller: caller, shape: shape(kind, account), account: account))
    }
  }

  private func shape(_ kind: Subject.Kind, _ account: String?) -> PrincipalShape {
    let (service, prefix) =
      switch kind {
      case .user: ("iam", "user/")
      case .session: ("iam", "role/")
      case .federatedUser: ("sts", "federated-user/")
      case .root, .service: ("iam", "root")
      }
    return PrincipalShape(partition: key.partition, service: service, account: account, prefix: prefix)
  }
}
