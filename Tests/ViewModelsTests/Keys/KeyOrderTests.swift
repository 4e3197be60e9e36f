import AWSClient
import Testing
import ViewModels

struct KeyOrderTests {
  private static let names = ["auth", "cards", "ledger", "prod/a", "prod/b"]

  /// Rows whose texts are drawn from few, so that many are equal in one respect and some have none.
  private static func row(_ number: Int, _ random: inout SeededGenerator) -> KeyRow {
    let id = "k\(number)"
    var row = KeyRow(keyID: id, arn: ConsoleStory.arn(id))
    if let name = names.randomElement(using: &random), Bool.random(using: &random) { row.aliases = [name] }
    if Bool.random(using: &random) {
      let state = Bool.random(using: &random) ? "Enabled" : "Disabled"
      row.metadata = .loaded(ConsoleStory.metadata(id) { $0.state = state })
    }
    return row
  }

  @Test(
    "An order brought up to date is the order that sorting everything gives",
    arguments: [
      KeySorting(), KeySorting(.alias, descending: true), KeySorting(.state),
      KeySorting(.state, descending: true),
    ], [0, 1, 7, 60, 200])
  func updating(sorting: KeySorting, changes: Int) {
    var random = SeededGenerator(seed: UInt64(changes))
    var rows = (0..<200).map { Self.row($0, &random) }
    let old = sorting.order(of: rows)
    var moved: Set<Int> = []
    for _ in 0..<changes {
      let index = Int.random(in: rows.indices, using: &random)
      rows[index] = Self.row(index, &random)
      moved.insert(index)
    }
    // Rows that the old order does not have yet.
    for _ in 0..<changes / 10 {
      moved.insert(rows.count)
      rows.append(Self.row(rows.count, &random))
    }
    #expect(sorting.order(of: rows, updating: old, moved: moved) == sorting.order(of: rows))
  }
}
