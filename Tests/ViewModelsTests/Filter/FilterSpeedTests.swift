import Testing

@testable import ViewModels

/// Measures and prints; what a machine under load needs is nothing to fail on.
@Suite("Speed of the filter", .serialized)
struct FilterSpeedTests {
  private static let rows = makeRows()

  private static func makeRows() -> [FilterableRow] {
    var random = SeededGenerator(seed: 1)
    let words = [
      "payments", "ledger", "cards", "prod", "staging", "backup", "database", "sessions", "audit", "key",
    ]
    return (0..<10_000).map { number in
      let id = "\(10_000_000 + number)-12ab-34cd-56ef-1234567890ab"
      let name = (0..<3).compactMap { _ in words.randomElement(using: &random) }.joined(separator: "/")
      return FilterableRow(
        keyID: id, arn: "arn:aws:kms:eu-west-1:111122223333:key/\(id)", names: ["\(name)-\(number)"],
        description: "Key number \(number) of the \(words[number % words.count]) service", state: "Enabled",
        spec: "SYMMETRIC_DEFAULT", usage: "ENCRYPT_DECRYPT", origin: "AWS_KMS", manager: "CUSTOMER",
        tags: [("env", "prod"), ("team", words[number % 7])], rotation: number.isMultiple(of: 2), policy: "ok"
      )
    }
  }

  @Test(
    "One keystroke over 10 000 keys",
    arguments: [
      "p", "pay", "pldg", "payments/ledger", "ae", "zzz", "general", "state:en",
      "state:enabled -tag:team=cards pay",
      "tag:env=prod", "alias:ledger", "id:1000", "10001234-12ab-34cd-56ef-1234567890ab",
      "alias/payments/ledger",
      "arn:aws:kms:eu-west-1:111122223333:alias/payments/x",
    ])
  func keystroke(line: String) {
    var count = 0
    let times = (0..<5).map { _ in
      ContinuousClock().measure { count = FilterQuery.parse(line).select(Self.rows, ranked: true).count }
    }.sorted()
    print("filter \(line): \(count) keys, median \(times[2]), worst \(times[4])")
    #expect(count <= Self.rows.count)
  }

  @Test("Making 10 000 rows")
  func making() {
    let time = ContinuousClock().measure { #expect(Self.makeRows().count == 10_000) }
    print("10 000 rows made in \(time)")
  }
}
