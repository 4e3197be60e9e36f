import KeyPolicy
import AWSClient
import Foundation
/// The order of the key list.
package struct KeySorting: Sendable, Equatable {
  package var column: KeyColumn
  package var descending: Bool

  package init(_ column: KeyColumn = .alias, descending: Bool = false) {
    self.column = column
    self.descending = descending
  }

  /// Indices of all rows in this order.
  ///
  /// Rows without a value come last in either direction, then by name, then by key id. Texts are compared as they
  /// are: the order is the same in every locale, and cheap for 10 000 rows.
  package func order(of rows: [KeyRow]) -> [Int] { order(of: rows, among: rows.indices) }

  /// The same, from an order that is right but for some rows.
  ///
  /// While a large account is loading a frame brings a hundred names; sorting all rows again would take most of the frame.
  /// - Parameter moved: Indices of rows that may stand in the wrong place of the old order or not in it at all.
  package func order(of rows: [KeyRow], updating old: [Int], moved: Set<Int>) -> [Int] {
    guard moved.count * 4 < rows.count else { return order(of: rows) }
    let kept = old.filter { !moved.contains($0) }
    var merged: [Int] = []
    merged.reserveCapacity(rows.count)
    var start = 0
    for index in order(of: rows, among: moved) {
      let entry = entry(index, rows)
      var low = start
      var high = kept.count
      while low < high {
        let middle = (low + high) / 2
        if precedes(self.entry(kept[middle], rows), entry) { low = middle + 1 } else { high = middle }
      }
      merged += kept[start..<low]
      merged.append(index)
      start = low
    }
    return merged + kept[start...]
  }

  private func order(of rows: [KeyRow], among indices: some Sequence<Int>) -> [Int] {
    indices.map { entry($0, rows) }.sorted(by: precedes).map(\.index)
  }

  private func entry(_ index: Int, _ rows: [KeyRow]) -> Entry {
    Entry(
      index: index, value: value(of: rows[index]), name: rows[index].aliases.first, keyID: rows[index].keyID)
  }

  private struct Entry {
    var index: Int
    var value: String?
    var name: String?
    var keyID: String
  }

  private func precedes(_ left: Entry, _ right: Entry) -> Bool {
    if left.value != right.value {
      guard let leftValue = left.value else { return false }
      guard let rightValue = right.value else { return true }
      return descending ? leftValue > rightValue : leftValue < rightValue
    }
    if left.name != right.name {
      guard let leftName = left.name else { return false }
      guard let rightName = right.name else { return true }
      return leftName < rightName
    }
    return left.keyID < right.keyID
  }

  /// What a column compares; nil when AWS has not told it.
  private func value(of row: KeyRow) -> String? {
    switch column {
    case .alias: row.aliases.first
    case .state: row.metadata.value?.state
    case .spec: row.metadata.value?.spec
    case .rotation: row.rotation.value.map { $0.enabled ? "on" : "off" }
    case .policy: row.policy.value?.word.rawValue
    case .usage: row.metadata.value?.usage
    case .origin: row.metadata.value?.origin
    case .manager: row.metadata.value?.manager
    case .regions: row.metadata.value?.multiRegionType
    // Seconds padded to one width, so that text order is time order (AWS KMS began in 2014).
    case .created: row.metadata.value?.created.map { Self.padded(Int($0.timeIntervalSince1970)) }
    }
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(max(0, number))
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }
}
