/// Risks that lie in conditions on who may change the policy.
extension Durability {
  /// What a condition key hangs on, and what happens to it.
  private struct Hinge {
    var code: String
    var prefixes: [String]
    var sentence: String
  }

  /// Sources: AWS KMS Developer Guide, "AWS KMS condition keys"; IAM User Guide, "AWS global condition context keys".
  private static let hinges = [
    Hinge(
      code: "mfa", prefixes: ["aws:multifactorauth"],
      sentence: "hangs on multi-factor authentication: access keys and role chains carry none"),
    Hinge(
      code: "network",
      prefixes: [
        "aws:sourceip", "aws:sourcevpc", "aws:sourcevpce", "aws:vpcsourceip", "aws:sourcevpcarn",
        "aws:ec2instancesource",
      ],
      sentence:
        "hangs on the network the call comes from: addresses and endpoints change, and calls through AWS services come from "
        + "elsewhere"),
    Hinge(
      code: "tag",
      prefixes: ["aws:principaltag/", "aws:resourcetag/", "kms:resourcealiases", "aws:sourceidentity"],
      sentence: "hangs on a tag, alias or source identity: whoever may change that decides about this policy"),
    Hinge(
      code: "organization",
      prefixes: ["aws:principalorgid", "aws:principalorgpaths", "aws:resourceorgid", "aws:resourceorgpaths"],
      sentence: "hangs on the organization: an account that leaves it or moves within it loses control"),
    Hinge(
      code: "via-service", prefixes: ["kms:viaservice", "aws:calledvia", "aws:viaawsservice"],
      sentence:
        "hangs on an AWS service making the call: services hardly ever call kms:PutKeyPolicy, and a direct call does not match"
    ),
    Hinge(
      code: "session-age", prefixes: ["aws:tokenissuetime"],
      sentence: "hangs on when the session's credentials were issued: they get older"),
    Hinge(
      code: "bypass", prefixes: ["kms:bypasspolicylockoutsafetycheck"],
      sentence:
        "hangs on BypassPolicyLockoutSafetyCheck: a client that sends it, even as false, is treated otherwise"
    ),
  ]

  static func conditions(_ document: PolicyDocument, _ request: AccessRequest) -> [DurabilityRisk] {
    guard let keyARN = ARN(request.key.arn), let caller = CallerIdentity(request.caller) else { return [] }
    let policy = CompiledPolicy(document, kind: .keyPolicy, for: .putKeyPolicy)
    let compiled = CompiledRequest(policy, request, keyARN: keyARN, isCautious: false)
    let truth = compiled.keyPolicy(for: caller)
    let hasPlainAllow = policy.statements.contains { statement in
      statement.condition == nil && statement.effects == [.allow]
        && truth.match(statement, .allow).any == .yes
        && truth.scope(statement, .allow, .putKeyPolicy) == .yes
    }
    var risks: [DurabilityRisk] = []
    for statement in policy.statements {
      guard let effect = statement.source.effect?.value, let condition = statement.condition,
        statement.actions.certain.contains(.putKeyPolicy), statement.source.resources != nil,
        truth.match(statement, effect).any != .no, effect == .deny || !hasPlainAllow
      else { continue }
      risks += hinges.compactMap { hinge in
        risk(hinge, condition, statement.source, effect)
      }
    }
    return risks
  }

  private static func risk(
    _ hinge: Hinge, _ condition: CompiledCondition, _ statement: PolicyStatement,
    _ effect: PolicyStatement.Effect
  ) -> DurabilityRisk? {
    let test = condition.tests.first { test in hinge.prefixes.contains { test.key.name.hasPrefix($0) } }
    guard let test else { return nil }
    let what = effect == .allow ? "Your access through" : "What could deny you in"
    return DurabilityRisk(
      .warning, hinge.code,
      "\(what) \(statement.reference.name) \(hinge.sentence) (\(Excerpt.of(test.key.spelling))).",
      statement)
  }
}
