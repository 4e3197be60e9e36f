import KeyPolicy
import Testing

@Suite("Worked cases")
struct PolicyCaseTests {
  private static let lockoutRows = PolicyCase.all.filter { $0.isCarried && $0.action == LockoutCheck.action }

  private static func exact(_ row: PolicyCase) -> LockoutVerdict {
    switch row.verdict {
    case "allowed": .accepted
    case "depends": .cannotBeDecided
    default: .refused
    }
  }

  @Test(
    "no row is accepted that AWS would refuse or that depends on more, and none refused that AWS takes",
    arguments: lockoutRows)
  func neverWrong(row: PolicyCase) {
    let answer = row.answer
    if row.verdict != "allowed" { #expect(answer.verdict != .accepted, "\(answer.reason)") }
    if row.verdict == "allowed" || row.verdict == "depends" {
      #expect(answer.verdict != .refused, "\(answer.reason)")
    }
    #expect(answer.reason.hasSuffix("."))
    #expect((answer.verdict == .cannotBeDecided) == !answer.missing.isEmpty)
  }

  @Test("rows without anything unevaluated are answered exactly", arguments: lockoutRows.filter(\.isPlain))
  func plainRowsAreExact(row: PolicyCase) {
    #expect(row.answer.verdict == Self.exact(row), "\(row.answer.reason)")
  }

  @Test(
    "rows that AWS's documentation leaves open stay undecided",
    arguments: lockoutRows.filter { PolicyCase.leftOpen.contains($0.id) })
  func leftOpenRows(row: PolicyCase) {
    #expect(row.answer.verdict == .cannotBeDecided, "\(row.answer.reason)")
  }

  /// The floor: every plain row, and every row that depends on more, which an engine that does not evaluate it must leave open.
  @Test("at least the plain and the depending rows are exactly right")
  func rate() {
    let rows = Self.lockoutRows
    let exact = rows.filter { $0.answer.verdict == Self.exact($0) }
    let floor = rows.filter {
      $0.isPlain || ($0.verdict == "depends" && !PolicyCase.leftOpen.contains($0.id))
    }
    print(
      "worked cases: \(PolicyCase.all.count) rows, \(rows.count) carried, \(rows.filter(\.isPlain).count) plain, "
        + "floor \(floor.count), \(exact.count) exactly right")
    #expect(PolicyCase.all.count == 233 + 255)
    #expect(rows.count >= 450)
    #expect(rows.filter(\.isPlain).count >= 55)
    #expect(exact.count >= floor.count)
  }

  @Test(
    "rows about other actions are decided exactly",
    arguments: PolicyCase.all.filter { $0.action != LockoutCheck.action })
  func otherActions(row: PolicyCase) throws {
    let document = try #require(PolicyDocument.parse(Array(row.policyText.utf8)).document)
    let decision = PolicyEvaluation.decide(
      document: document, caller: row.asCaller, keyARN: row.keyARN, action: row.action,
      identityPolicies: row.asIdentityPolicies)
    #expect(decision.outcome == (row.verdict == "allowed" ? .allowed : .denied))
  }
}
