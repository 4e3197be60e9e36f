import KeyPolicy
import Testing

@Suite("Two readings of the rules")
struct NaiveComparisonTests {
  private static let session = "arn:aws:sts::111122223333:assumed-role/Admin/jdoe"
  private static let roles = ["role/Admin", "role/x/Admin", "role/Other"].map {
    "arn:aws:iam::111122223333:\($0)"
  }
  private static let callers = [
    "arn:aws:iam::111122223333:user/Alice", "arn:aws:iam::111122223333:user/Bob", NaiveEvaluator.root,
    session,
    "arn:aws:sts::111122223333:federated-user/Alice", "arn:aws:iam::444455556666:user/Alice",
    "arn:aws:sts::444455556666:assumed-role/Admin/jdoe",
  ]
  private static let principals =
    callers + roles + [
      "*", NaiveEvaluator.account, "444455556666", "arn:aws:iam::444455556666:root",
      "arn:aws:iam::444455556666:role/Admin", "arn:aws:sts::111122223333:assumed-role/Admin/eve",
      "arn:aws:iam::111122223333:user/ops/Carol", "arn:aws:iam::111122223333:user/ALICE",
    ]
  private static let actions = [
    "kms:*", "*", "kms:Put*", "KMS:putkeypolicy", "kms:*Policy", "kms:P?t*K*y", "kms:Describe*",
    "kms:Decrypt",
    "kms:PutKeyPolicy?", "s3:*", "kms:Get*",
  ]

  private static func pick<T>(_ all: [T], _ random: inout SeededGenerator) -> T {
    all[Int(random.next() % UInt64(all.count))]
  }

  private static func some<T>(_ all: [T], _ most: UInt64, _ random: inout SeededGenerator) -> [T] {
    (0...(random.next() % most)).map { _ in pick(all, &random) }
  }

  private static func statement(_ random: inout SeededGenerator) -> NaiveEvaluator.Statement {
    NaiveEvaluator.Statement(
      allows: random.next() % 4 != 0, principals: some(principals, 2, &random),
      actions: some(actions, 2, &random),
      isNotAction: random.next() % 8 == 0, hasResource: random.next() % 24 != 0)
  }

  @Test("both give one answer to every policy of a small world", arguments: UInt64(1)...4)
  func agree(seed: UInt64) {
    var random = SeededGenerator(seed: 7_000 + seed)
    var counts: [LockoutVerdict: Int] = [:]
    for _ in 0..<6_000 {
      let statements = Self.some([0], 4, &random).map { _ in Self.statement(&random) }
      let caller = Self.pick(Self.callers, &random)
      let isOwnSession = caller == Self.session
      let naive = NaiveEvaluator(
        caller: caller,
        knownRole: isOwnSession ? Self.pick([nil, Self.roles[0], Self.roles[1]], &random) : nil,
        identityPolicies: Self.pick([.unknown, .allowsEverything, .grantsNothing], &random))
      let policy =
        #"{"Version": "2012-10-17", "Statement": [\#(statements.map(\.json).joined(separator: ", "))]}"#
      let answer = Policies.check(
        policy, caller, role: naive.knownRole.map(RoleKnowledge.known) ?? .unknown,
        iam: naive.identityPolicies)
      let expected = naive.verdict(statements)
      counts[expected, default: 0] += 1
      #expect(
        answer.verdict == expected,
        "\(caller) \(naive.knownRole ?? "") \(naive.identityPolicies) \(policy): \(answer.reason)")
    }
    // The comparison means nothing unless all three answers occur.
    for verdict in LockoutVerdict.allCases { #expect(counts[verdict, default: 0] > 300, "\(counts)") }
  }
}
