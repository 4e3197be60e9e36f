/// What the filter knows of a key; made once when the key's details change, read at every keystroke.
///
/// A value that is not known yet is empty or nil. It matches no field, and so it passes every negated one: a key is not
/// hidden for what nobody has read.
///
/// A class, because a keystroke hands 10 000 of them around: copying a struct of a dozen texts and arrays takes longer than
/// matching it.
package final class FilterableRow: Sendable {
  struct Tag: Sendable {
    /// `key=value`, folded.
    let bytes: [UInt8]
    /// How many of the bytes are the key, which may hold `=` itself.
    let keyCount: Int
  }

  package let keyID: String
  package let arn: String
  /// The aliases without their prefix: `payments/ledger`.
  ///
  /// The row of the list has the same texts, so that they take no room here.
  package let names: [String]
  package let state: String
  package let spec: String
  package let usage: String
  package let origin: String
  package let manager: String
  package let rotation: Bool?
  /// One of the words of the policy column: `ok`, `risk`, `refused`, `open`, `denied`, `broken`.
  package let policy: String
  /// The Region in the key's ARN, empty when it has none.
  let ownRegion: String
  let otherRegions: [String]
  let tags: [Tag]
  let haystack: FilterHaystack

  /// - Parameter regions: Further Regions of a multi-Region key; the one in the ARN need not be among them.
  package init(
    keyID: String, arn: String, names: [String] = [], description: String = "", state: String = "",
    spec: String = "", usage: String = "", origin: String = "", manager: String = "",
    tags: [(key: String, value: String)] = [], rotation: Bool? = nil, policy: String = "",
    regions: [String] = []
  ) {
    self.keyID = keyID
    self.arn = arn
    self.names = names
    self.state = state
    self.spec = spec
    self.usage = usage
    self.origin = origin
    self.manager = manager
    self.rotation = rotation
    self.policy = policy
    // arn:partition:kms:region:account:key/id
    let fields = arn.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
    let own = fields.count > 3 ? String(fields[3]) : ""
    ownRegion = own
    otherRegions = regions.filter { $0 != own }
    self.tags = tags.map {
      Tag(bytes: FilterHaystack.fold($0.key + "=" + $0.value), keyCount: $0.key.utf8.count)
    }
    haystack = FilterHaystack(
      names: names, keyID: keyID, description: description)
  }
}
