import AWSClient
import Foundation
import KeyPolicy
import Testing
import ViewModels

/// The order of the list: rows without a value last, then by name, then by id, the same in every locale.
struct KeySortingTests {
  private func row(_ keyID: String, _ alias: String?, _ change: (inout KeyMetadata) -> Void = { _ in })
    -> KeyRow
  {
    var row = KeyRow(keyID: keyID, arn: ConsoleStory.arn(keyID))
    row.aliases = alias.map { [$0] } ?? []
    row.metadata = .loaded(ConsoleStory.metadata(keyID, change))
    return row
  }

  private func order(_ rows: [KeyRow], _ sorting: KeySorting) -> [String] {
    sorting.order(of: rows).map { rows[$0].keyID }
  }

  @Test func namesComeBeforeIds() {
    let rows = [row("2", nil), row("1", nil), row("4", "b"), row("3", "a")]
    #expect(order(rows, KeySorting(.alias)) == ["3", "4", "1", "2"])
  }

  @Test func reversedTheRowsWithoutANameStayLast() {
    let rows = [row("1", nil), row("3", "a"), row("4", "b")]
    #expect(order(rows, KeySorting(.alias, descending: true)) == ["4", "3", "1"])
  }

  @Test(arguments: [false, true])
  func rowsThatMayNotBeDescribedStayLast(descending: Bool) {
    var denied = KeyRow(keyID: "9", arn: "")
    denied.metadata = .denied(ConsoleStory.denied)
    let rows = [denied, row("1", "a") { $0.state = "Enabled" }, row("2", "b") { $0.state = "Disabled" }]
    #expect(order(rows, KeySorting(.state, descending: descending)).last == "9")
  }

  @Test func datesAreInTheOrderOfTime() {
    let days = [1_000_000_000.0, 999_999_999, 2_000_000_000]
    let rows = days.enumerated().map { index, seconds in
      row("\(index)", nil) { $0.created = Date(timeIntervalSince1970: seconds) }
    }
    #expect(order(rows, KeySorting(.created)) == ["1", "0", "2"])
  }

  @Test(arguments: [
    (KeyColumn.spec, ["b", "a"]), (.usage, ["a", "b"]), (.origin, ["b", "a"]), (.manager, ["a", "b"]),
    (.regions, ["b", "a"]),
  ])
  func everyColumnSortsByWhatAWSSays(column: KeyColumn, expected: [String]) {
    let rows = [
      row("a", "z") {
        $0.spec = "RSA_2048"
        $0.usage = "ENCRYPT_DECRYPT"
        $0.origin = "EXTERNAL"
        $0.manager = "AWS"
        $0.multiRegionType = "REPLICA"
      },
      row("b", "y") {
        $0.spec = "ECC_NIST_P256"
        $0.usage = "SIGN_VERIFY"
        $0.origin = "AWS_KMS"
        $0.manager = "CUSTOMER"
        $0.multiRegionType = "PRIMARY"
      },
    ]
    #expect(order(rows, KeySorting(column)) == expected)
  }

  @Test func rotationAndPolicySortByTheirWords() {
    var on = row("on", nil), off = row("off", nil)
    on.rotation = .loaded(KeyRotationStatus(enabled: true))
    off.rotation = .loaded(KeyRotationStatus(enabled: false))
    on.policy = .loaded(PolicyHealth(.ok, sentence: ""))
    off.policy = .loaded(PolicyHealth(.broken, sentence: ""))
    #expect(order([on, off, row("x", nil)], KeySorting(.rotation)) == ["off", "on", "x"])
    #expect(order([on, off, row("x", nil)], KeySorting(.policy)) == ["off", "on", "x"])
  }
}
