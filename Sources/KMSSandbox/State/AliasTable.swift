import Foundation

/// An alias of the sandbox.
struct AliasRecord: Sendable, Hashable {
  /// With its prefix `alias/`.
  var name: String
  /// Nil for predefined aliases of AWS services whose key was not made yet.
  var target: String?
  var created: Date?
  var updated: Date?
}

/// The aliases of one Region in the order of their names, so that a page of ten thousand costs no sorting.
struct AliasTable: Sendable {
  private(set) var records: [AliasRecord] = []

  private func index(of name: String) -> Int { records.partitioningIndex { $0.name >= name } }

  subscript(name: String) -> AliasRecord? {
    get {
      let index = index(of: name)
      return index < records.count && records[index].name == name ? records[index] : nil
    }
    set {
      let index = index(of: name)
      let exists = index < records.count && records[index].name == name
      switch (newValue, exists) {
      case (let record?, true): records[index] = record
      case (let record?, false): records.insert(record, at: index)
      case (nil, true): records.remove(at: index)
      case (nil, false): break
      }
    }
  }

  /// What comes behind a name, everything for nil.
  func after(_ name: String?) -> ArraySlice<AliasRecord> {
    guard let name else { return records[...] }
    return records[records.partitioningIndex { $0.name > name }...]
  }

  mutating func removeAll(of keyIDs: [String]) {
    records.removeAll { $0.target.map(keyIDs.contains) ?? false }
  }
}
