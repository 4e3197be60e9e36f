/// Where the columns of a table are, for a width.
package struct TableLayout: Hashable, Sendable {
  package struct Placement: Hashable, Sendable {
    /// Index into the columns.
    package var column: Int
    /// Offset from the left of the table.
    package var start: Int
    package var width: Int
  }

  package var placements: [Placement]
  /// Columns exist to the right that are not shown.
  package var hidesRight: Bool

  static let gap = 1

  /// `skipped` columns after the frozen first one are scrolled away; then nothing is dropped for its
  /// priority, columns just follow each other until the room ends.
  package init(columns: [TableColumn], width: Int, skipped: Int = 0) {
    let skipped = max(0, min(skipped, columns.count - 2))
    let shown = skipped == 0 ? Self.kept(columns, width: width) : Self.following(columns, width, skipped)
    let widths = Self.widths(of: shown.map { columns[$0] }, width: width)
    var start = 0
    placements = []
    for (column, width) in zip(shown, widths) {
      placements.append(Placement(column: column, start: start, width: width))
      start += width + Self.gap
    }
    hidesRight = skipped == 0 ? shown.count < columns.count : shown.last != columns.indices.last
  }

  /// The columns whose minimum widths fit, the least important ones left out.
  private static func kept(_ columns: [TableColumn], width: Int) -> [Int] {
    var shown = Array(columns.indices)
    while shown.count > 1, needed(shown.map { columns[$0].minimum }) > width {
      // Of equals the rightmost goes first.
      guard
        let least = shown.dropFirst().min(by: {
          (columns[$0].priority, -$0) < (columns[$1].priority, -$1)
        })
      else { break }
      shown.removeAll { $0 == least }
    }
    return shown
  }

  private static func following(_ columns: [TableColumn], _ width: Int, _ skipped: Int) -> [Int] {
    var shown = [0]
    for column in (1 + skipped)..<columns.count {
      guard shown.count == 1 || needed((shown + [column]).map { columns[$0].minimum }) <= width else { break }
      shown.append(column)
    }
    return shown
  }

  /// From the minimum up to the ideal width from left to right, the rest to the columns that grow.
  private static func widths(of columns: [TableColumn], width: Int) -> [Int] {
    var widths = columns.map(\.minimum)
    var spare = width - needed(widths)
    if spare < 0, !widths.isEmpty { widths[0] = max(1, widths[0] + spare) }
    for index in columns.indices where spare > 0 {
      let more = min(spare, max(0, columns[index].ideal - widths[index]))
      widths[index] += more
      spare -= more
    }
    let growing = columns.indices.filter { columns[$0].grows }
    for (order, index) in growing.enumerated() where spare > 0 {
      let share = spare / (growing.count - order)
      widths[index] += share
      spare -= share
    }
    return widths
  }

  private static func needed(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + gap * max(0, widths.count - 1)
  }
}
