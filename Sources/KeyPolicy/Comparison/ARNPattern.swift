/// An ARN with wildcards, as the ARN condition operators have it.
///
/// IAM User Guide, "IAM JSON policy elements: Condition operators": each of the six fields between colons is compared by itself, and
/// wildcards do not cross a colon, save in the last field, which may hold colons. `ArnEquals` and `ArnLike` are the same.
struct ARNPattern: Hashable, Sendable {
  private static let fieldCount = 6
  private static let scheme = TextPattern("arn")

  /// The fields behind `arn`.
  private let fields: [TextPattern]

  init?(_ text: String) { self.init([Fragment(text: text)]) }

  /// Cuts the text, whose variables have their values, into its fields; nil if it is no ARN.
  init?(_ fragments: [Fragment]) {
    let fields = TextPattern.fields(fragments, maxSplits: Self.fieldCount - 1)
    guard fields.count == Self.fieldCount, fields.first == Self.scheme else { return nil }
    self.fields = Array(fields.dropFirst())
  }

  /// Whether the ARN is one of the pattern's; nil if the value is no ARN.
  ///
  /// Such a value satisfies neither `ArnLike` nor `ArnNotLike` (recorded on AWS).
  func matches(_ value: String) -> Bool? {
    guard let answer = ASCIIText.withBytes(value, { matches(units: $0, atMost: $0.count) }) else {
      return matches(units: value.utf16, atMost: value.utf8.count)
    }
    return answer
  }

  @inline(__always)
  private func matches<Units: Collection>(units: Units, atMost limit: Int) -> Bool?
  where Units.Element: BinaryInteger {
    guard var at = Self.afterScheme(units) else { return nil }
    var isMatch = true
    for field in fields.indices {
      var end = units.endIndex
      if field < fields.count - 1 {
        // The value has to be read to its fifth colon to know that it is an ARN, also where it does not match.
        guard let colon = units[at...].firstIndex(of: 0x3A) else { return nil }
        end = colon
      }
      isMatch = isMatch && fields[field].matches(units: units[at..<end], atMost: limit)
      at = end == units.endIndex ? end : units.index(after: end)
    }
    return isMatch
  }

  /// Where the second field starts; nil if the first is not `arn`.
  @inline(__always)
  private static func afterScheme<Units: Collection>(_ units: Units) -> Units.Index?
  where Units.Element: BinaryInteger {
    var at = units.startIndex
    for byte in "arn:".utf8 {
      guard at != units.endIndex, UInt32(truncatingIfNeeded: units[at]) == UInt32(byte) else { return nil }
      units.formIndex(after: &at)
    }
    return at
  }
}
