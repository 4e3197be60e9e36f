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
  package func order(of rows: [KeyRow]) -> [Int] {
    let entries = rows.enumerated().map { index, row in
      Entry(index: index, value: value(of: row), name: row.aliases.first, keyID: row.keyID)
    }
    return entries.sorted(by: precedes).map(\.index)
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
