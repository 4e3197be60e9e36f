/// Who could still change a key policy once it is in force, whoever asks now.
///
/// Only AWS Support can help with a key whose policy nobody can change (AWS KMS Developer Guide, "Default key policy").
public struct PolicyControl: Sendable, Hashable {
  /// The principals, those that stay longest first.
  public var controllers: [PolicyController]
  /// True if the answer leaves out principals because there were too many.
  public var isCut: Bool

  /// True if nobody could, not even depending on anything.
  public var isNobody: Bool { controllers.isEmpty }

  /// More than a screen shows; a policy with more named principals than this is not a plan for keeping control.
  private static let most = 64

  /// Asks for every principal the policy names, for patterns of `aws:PrincipalArn`, the root user, and the account's other principals.
  ///
  /// IAM policies and other layers of these principals are not known, so what the key policy leaves to IAM is listed as such.
  public static func of(_ document: PolicyDocument, key: KeyFacts, time: Int? = nil) -> PolicyControl {
    of(document, key: key, time: time, action: .putKeyPolicy)
  }

  /// The same question for another action.
  static func of(
    _ document: PolicyDocument, key: KeyFacts, time: Int?, action: KMSAction
  ) -> PolicyControl {
    guard let keyARN = ARN(key.arn), PolicyEvaluation.isKey(keyARN) else {
      return PolicyControl(controllers: [], isCut: false)
    }
    let policy = CompiledPolicy(document, kind: .keyPolicy, for: action)
    let request = AccessRequest(caller: Caller(arn: ""), key: key, time: time)
    let compiled = CompiledRequest(policy, request, keyARN: keyARN, isCautious: false)
    let names = PrincipalNames.of(document, account: keyARN.account, partition: keyARN.partition)
    let prefix = "arn:\(keyARN.partition):iam::\(keyARN.account):"
    var controllers: [PolicyController] = []
    if let caller = CallerIdentity(Caller(arn: prefix + "root")) {
      controllers += controller(.rootUser, nil, caller, compiled, action)
    }
    let others = CallerIdentity(someoneOf: keyARN.account, partition: keyARN.partition)
    // An ARN that only a pattern for everything in the account matches: what is named otherwise has a line of its own.
    controllers += matching(
      prefix + "\u{1F}", .accountPrincipals, nil, others, compiled, request, action)
    for name in names.exact.prefix(most) {
      guard let (kind, caller) = identity(name) else { continue }
      controllers += controller(kind, name, caller, compiled, action)
    }
    for pattern in names.patterns.prefix(most) {
      controllers += matching(pattern, .pattern, pattern, others, compiled, request, action)
    }
    return PolicyControl(
      controllers: withoutRepetition(controllers),
      isCut: names.exact.count > most || names.patterns.count > most)
  }

  private static func identity(_ arn: String) -> (PolicyController.Kind, CallerIdentity)? {
    switch PrincipalForm.read(arn, kind: .aws) {
    case .user: CallerIdentity(Caller(arn: arn)).map { (.user, $0) }
    case .role: CallerIdentity(anySessionOf: arn).map { (.role, $0) }
    case .session: CallerIdentity(Caller(arn: arn)).map { (.session, $0) }
    case .federatedUser: CallerIdentity(Caller(arn: arn)).map { (.federatedUser, $0) }
    default: nil
    }
  }

  private static func controller(
    _ kind: PolicyController.Kind, _ arn: String?, _ caller: CallerIdentity, _ compiled: CompiledRequest,
    _ action: KMSAction
  ) -> [PolicyController] {
    let decision = PolicyEvaluation.decide(compiled, caller, action)
    let conditions = MissingFact.phrases(decision.missing.filter { !$0.isIAM })
    var grade = PolicyController.Grade.certain
    switch decision.outcome {
    case .denied: return []
    case .allowed: break
    case .undecided: grade = decision.missing.contains(where: \.isIAM) ? .ifIAMAllows : .depends
    }
    return [
      PolicyController(
        kind: kind, arn: arn, grade: grade, conditions: conditions, statement: decision.statement)
    ]
  }

  /// Principals that stand for many, with this text as their `aws:PrincipalArn`.
  ///
  /// A pattern matches itself: where it has a star the principal has a star, which no real name has.
  private static func matching(
    _ text: String, _ kind: PolicyController.Kind, _ arn: String?, _ others: CallerIdentity,
    _ compiled: CompiledRequest, _ request: AccessRequest, _ action: KMSAction
  ) -> [PolicyController] {
    var request = request
    request.context.set("aws:PrincipalArn", to: text)
    let asked = CompiledRequest(
      compiled.key, request, keyARN: compiled.keyARN, isCautious: compiled.isCautious)
    return controller(kind, arn, others, asked, action)
  }

  /// A principal that has no more than what the account's other principals have is not worth a line of its own.
  private static func withoutRepetition(_ controllers: [PolicyController]) -> [PolicyController] {
    guard let others = controllers.first(where: { $0.kind == .accountPrincipals }) else { return controllers }
    return controllers.filter { one in
      one.kind == .accountPrincipals || one.kind == .rootUser || one.grade != others.grade
        || one.conditions != others.conditions
    }
  }
}
