/// What identifies one key, as people paste it: a key id, a key ARN, an alias or an alias ARN.
///
/// Until it is complete it works by its beginning, so that it can be typed as well.
struct FilterIdentifier: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    /// A UUID, or `mrk-` and 32 hexadecimal digits.
    case keyID
    /// Begins with `alias/`.
    case alias
    /// Begins with `arn:`.
    case arn
  }

  let kind: Kind
  let text: String
  let folded: [UInt8]
  /// What follows the fifth colon of an ARN, nil while it has fewer.
  private let resource: Substring?

  /// Nil when the text is none of these.
  init?(_ text: String) {
    if text.hasPrefix("arn:") {
      kind = .arn
    } else if text.hasPrefix("alias/") {
      kind = .alias
    } else if Self.isKeyID(text) {
      kind = .keyID
    } else {
      return nil
    }
    self.text = text
    folded = FilterHaystack.fold(text)
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    resource = kind == .arn && parts.count == 6 ? parts[5] : nil
  }

  /// True when an ARN is of another service than KMS, as far as it is there.
  var isForeignARN: Bool {
    guard kind == .arn else { return false }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 3 && parts[2] != "kms"
  }

  /// The index of the alias that this names, -1 when it names the key itself, nil when it names another one or none.
  func exactPlace(in row: FilterableRow) -> Int? {
    switch kind {
    case .keyID:
      return row.keyID.utf8.count == folded.count && FilterWord.begins(row.keyID, folded) ? -1 : nil
    case .alias:
      return row.names.firstIndex { Self.isAlias(text, $0) }
    case .arn:
      if Self.same(row.arn, text) { return -1 }
      // An alias is in the account and the Region of its key, so their ARNs begin alike.
      guard let resource, row.arn.utf8.starts(with: text.utf8.dropLast(resource.utf8.count)) else {
        return nil
      }
      return row.names.firstIndex { Self.isAlias(resource, $0) }
    }
  }

  /// The same for what could become a name by typing on; upper and lower case are the same here.
  func beginningPlace(in row: FilterableRow) -> Int? {
    switch kind {
    case .keyID: return exactPlace(in: row)
    case .alias: return row.names.firstIndex { Self.beginsAlias(folded[...], $0) }
    case .arn:
      if FilterWord.begins(row.arn, folded) { return -1 }
      guard let resource else { return nil }
      let length = resource.utf8.count
      let place = row.names.firstIndex { Self.beginsAlias(folded.suffix(length), $0) }
      return FilterWord.begins(row.arn, folded.dropLast(length)) ? place : nil
    }
  }

  /// Compares bytes: KMS tells aliases that differ in case apart, and so do we.
  private static func same(_ left: String, _ right: some StringProtocol) -> Bool {
    left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
  }

  private static let prefix = Array("alias/".utf8)

  /// True when a text is the name of an alias with `alias/` before it.
  private static func isAlias(_ text: some StringProtocol, _ name: String) -> Bool {
    text.utf8.starts(with: prefix) && text.utf8.dropFirst(prefix.count).elementsEqual(name.utf8)
  }

  /// True when that name begins so.
  private static func beginsAlias(_ folded: ArraySlice<UInt8>, _ name: String) -> Bool {
    guard folded.count > prefix.count else { return prefix.starts(with: folded) }
    return folded.starts(with: prefix) && FilterWord.begins(name, folded.dropFirst(prefix.count))
  }

  private static func isKeyID(_ text: String) -> Bool {
    let bytes = FilterHaystack.fold(text)
    func isHex(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) }
    if bytes.starts(with: Array("mrk-".utf8)) {
      return bytes.count == 36 && bytes.dropFirst(4).allSatisfy(isHex)
    }
    let groups = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.joined().allSatisfy(isHex)
  }
}
