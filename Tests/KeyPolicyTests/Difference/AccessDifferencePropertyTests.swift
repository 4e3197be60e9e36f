import Testing

@testable import KeyPolicy

/// Random small policies, compared by the engine's difference and by asking the evaluator about every request of a small world.
@Suite("Access difference: properties")
struct AccessDifferencePropertyTests {
  private typealias P = Policies
  private typealias D = DifferenceSketch

  /// Who calls, and what is known of the role.
  private static let callers: [Caller] = [
    Caller(arn: P.alice), Caller(arn: bob), Caller(arn: P.root), Caller(arn: P.session, role: .known(P.role)),
    Caller(arn: "arn:aws:sts::111122223333:assumed-role/Admin/eve", role: .known(P.role)),
    Caller(arn: "arn:aws:sts::111122223333:assumed-role/Other/x", role: .known(otherRole)),
    Caller(arn: zed), Caller(arn: D.otherRoot),
  ]
  private static let bob = "arn:aws:iam::111122223333:user/Bob"
  private static let otherRole = "arn:aws:iam::111122223333:role/Other"
  private static let zed = "arn:aws:iam::444455556666:user/Zed"
  private static let actions = ["kms:Decrypt", "kms:Sign", "kms:PutKeyPolicy", "kms:TagResource"]
  private static let principals = [
    "*", P.root, P.account, P.alice, P.role, P.session, D.otherRoot, zed, P.root,
  ]

  /// Two keys with values that conditions compare with, and one that is a list.
  private static let team = "aws:PrincipalTag/team"
  private static let vpce = "aws:SourceVpce"
  private static let tagKeys = "aws:TagKeys"
  private static let conditions: [String] = [
    "", "", "", D.test("StringEquals", team, "a"), D.test("StringEquals", team, "a", "b"),
    D.test("StringNotEquals", team, "a"), D.test("StringEqualsIfExists", team, "a"),
    D.test("StringNotEqualsIfExists", team, "a", "b"), D.test("Null", team, "true"),
    D.test("Null", team, "false"), D.test("StringLike", team, "a*"), D.test("StringLike", team, "?"),
    D.test("StringNotLike", team, "*"), D.test("StringEqualsIgnoreCase", team, "A"),
    D.test("ForAnyValue:StringEquals", team, "a"), D.test("ForAllValues:StringEquals", team, "a"),
    D.test("ForAllValues:StringNotEquals", team, "a"),
    D.test("StringEquals", vpce, "v") + ", " + D.test("Null", team, "false"),
    D.test("StringEquals", vpce, "v"), D.test("StringNotEquals", vpce, "v"),
    D.test("ArnEquals", "aws:PrincipalArn", P.role),
    D.test("ArnNotEquals", "aws:PrincipalArn", P.role, P.alice),
    D.test("ArnLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/*"),
    D.test("StringEquals", "kms:CallerAccount", P.account),
    D.test("StringEquals", "aws:PrincipalType", "User"),
    D.test("StringEquals", "aws:username", "Alice"), D.test("StringLike", team, "${aws:username}"),
    D.test("ForAnyValue:StringEquals", tagKeys, "a"), D.test("ForAllValues:StringEquals", tagKeys, "a"),
    D.test("ForAnyValue:StringNotEquals", tagKeys, "a", "b"), D.test("StringNotEquals", tagKeys, "a"),
    D.test("ForAllValues:StringNotEquals", tagKeys, "b"), D.test("StringEquals", tagKeys, "a"),
    D.test("NumericLessThan", "aws:MultiFactorAuthAge", "10"),
    D.test("NumericGreaterThanEquals", "aws:MultiFactorAuthAge", "10"),
  ]

  /// Contexts with every combination of values of the keys that the policies speak of.
  private static func contexts(_ statements: [String]) -> [RequestContext] {
    func values(_ key: String, _ values: [String?]) -> [String?] {
      statements.contains { $0.contains(key) } ? values : [nil]
    }
    let lists: [[String]] = [[], ["a"], ["b"], ["a", "b"], ["a", "c"], ["c"]]
    var result: [RequestContext] = []
    for team in values(team, [nil, "a", "b", "A", "ab", "x", "Alice", "Bob", "Zed"]) {
      for vpce in values(vpce, [nil, "v", "w"]) {
        for age in values("aws:MultiFactorAuthAge", [nil, "5", "10", "20"]) {
          for tags in statements.contains(where: { $0.contains(tagKeys) }) ? lists : [[]] {
            var context = RequestContext()
            set(&context, Self.team, team)
            set(&context, Self.vpce, vpce)
            set(&context, "aws:MultiFactorAuthAge", age)
            context.set(Self.tagKeys, toList: tags)
            result.append(context)
          }
        }
      }
    }
    return result
  }

  private static func set(_ context: inout RequestContext, _ key: String, _ value: String?) {
    if let value { context.set(key, to: value) } else { context.setAbsent(key) }
  }

  private struct Circumstances {
    var iam: IdentityPolicies
    var layers: PolicyLayers
  }

  private static func circumstances() throws -> [Circumstances] {
    func identity(_ effect: String) throws -> PolicyDocument {
      let text =
        #"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "\#(effect)", "Resource": "*"}]}"#
      return try #require(PolicyDocument.parse(Array(text.utf8), kind: .identityPolicy).document)
    }
    let closed = try identity("s3:*")
    var result: [Circumstances] = []
    for iam in [IdentityPolicies.allowsEverything, .grantsNothing] {
      for boundary in [PolicyLayer.none, .documents([closed])] {
        var layers = PolicyLayers.none
        layers.permissionsBoundary = boundary
        result.append(Circumstances(iam: iam, layers: layers))
      }
    }
    return result
  }

  private static func statement(_ random: inout SeededGenerator) -> String {
    let effect = pick(["Allow", "Allow", "Deny"], &random)
    let action = pick(actions + ["kms:*", "kms:Decrypt,kms:Sign"], &random)
    let text = D.statement(effect, pick(principals, &random), action, pick(conditions, &random))
    guard UInt.random(in: 0..<12, using: &random) == 0 else { return text }
    return text.replacing("\"Action\"", with: "\"NotAction\"")
  }

  private static func pick<T>(_ all: [T], _ random: inout SeededGenerator) -> T {
    all[Int(random.next() % UInt64(all.count))]
  }

  /// Another policy that often means the same: statements dropped, doubled, reordered or replaced.
  private static func variant(_ statements: [String], _ random: inout SeededGenerator) -> [String] {
    var result = statements
    switch UInt.random(in: 0..<6, using: &random) {
    case 0: result.append(statement(&random))
    case 1: if result.count > 1 { result.remove(at: Int(random.next() % UInt64(result.count))) }
    case 2: result[Int(random.next() % UInt64(result.count))] = statement(&random)
    case 3: result = result.map { $0.replacing(P.root, with: P.account) }
    case 4: result = result.shuffled(using: &random) + [pick(result, &random)]
    default:
      let place = Int(random.next() % UInt64(result.count))
      result[place] = result[place].replacing(pick(conditions, &random), with: pick(conditions, &random))
    }
    return result
  }

  /// What the evaluator says of all actions at once.
  private static func allowed(_ policy: CompiledPolicy, _ request: AccessRequest) throws -> ActionTruth {
    let key = try #require(ARN(request.key.arn))
    let compiled = CompiledRequest(policy, request, keyARN: key, isCautious: false)
    return CallerAccess(compiled, caller: try #require(CallerIdentity(request.caller))).allowed
  }

  /// A request of the small world that the evaluator decides otherwise under the two policies.
  private static func differing(
    _ old: PolicyDocument, _ new: PolicyDocument, _ rounds: [Circumstances], _ contexts: [RequestContext]
  ) throws -> AccessRequest? {
    let policies = (
      old: CompiledPolicy(old, kind: .keyPolicy), new: CompiledPolicy(new, kind: .keyPolicy)
    )
    for caller in callers {
      for context in contexts {
        for one in rounds {
          let request = AccessRequest(
            caller: caller, key: KeyFacts(arn: P.keyARN), identityPolicies: one.iam, layers: one.layers,
            context: context)
          // No other operation carries the keys of tags.
          let actions =
            context.known["aws:tagkeys"] == nil ? ActionSet.all : ActionSet(matching: "*agResource".utf8)
          let old = try allowed(policies.old, request)
          let new = try allowed(policies.new, request)
          #expect(old.maybe.isEmpty && new.maybe.isEmpty)
          if old.yes.intersection(actions) != new.yes.intersection(actions) { return request }
        }
      }
    }
    return nil
  }

  /// More are tried by raising the number.
  private static let seeds = 0..<40

  @Test("is empty when the evaluator never tells the policies apart, and only then", arguments: seeds)
  func bruteForce(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) &* 7919)
    let rounds = try Self.circumstances()
    let old = (0..<Int.random(in: 1...4, using: &random)).map { _ in Self.statement(&random) }
    let new = Self.variant(old, &random)
    let difference = try D.difference(old, new)
    #expect(difference.isCertain, "\(difference.cannotTell)")
    let differing = try Self.differing(
      try D.document(old), try D.document(new), rounds, Self.contexts(old + new))
    if let differing {
      #expect(!difference.isEmpty, "\(old) \(new) \(differing)")
    } else {
      // Principals outside the small world may notice something.
      let noticed = difference.changes.filter { $0.principals.contains(where: Self.isInWorld) }
      #expect(noticed.isEmpty, "\(old) \(new) \(noticed.map(\.sentence))")
    }
    #expect(try D.difference(new, old).isEmpty == difference.isEmpty)
    #expect(try D.difference(old, old).isEmpty)
    #expect(try D.difference(old, old.shuffled(using: &random)).isEmpty)
  }

  private static func isInWorld(_ principal: PrincipalClass) -> Bool {
    switch principal {
    case .rootUser, .user, .role, .everybodyElse, .account: true
    case .session(_, let role): role != nil
    default: false
    }
  }
}
