/// A text with wildcards, as `StringLike` has it: `*` for any run and `?` for one UTF-16 unit, over the whole text.
///
/// Recorded on AWS: the comparison is exact and in UTF-16, so that a character beyond U+FFFF takes two `?`; wildcards match colons,
/// slashes and line ends; brackets and the backslash have no meaning.
struct TextPattern: Hashable, Sendable {
  private static let anyOne: UInt32 = 0x1_0000
  private static let anyRun: UInt32 = 0x1_0001

  /// UTF-16 units, and the two wildcards beyond their range; no run of stars is longer than one.
  private let tokens: [UInt32]
  /// How many units a text must have at least.
  private let shortest: Int

  init(_ text: String) { self.init([Fragment(text: text)]) }

  init(_ fragments: [Fragment]) { self.init(tokens: Self.compile(fragments)) }

  /// A pattern of its own for each of the fields that the first `maxSplits` colons separate.
  static func fields(_ fragments: [Fragment], maxSplits: Int) -> [TextPattern] {
    compile(fragments)
      .split(separator: UInt32(UInt8(ascii: ":")), maxSplits: maxSplits, omittingEmptySubsequences: false)
      .map { TextPattern(tokens: Array($0)) }
  }

  private init(tokens: [UInt32]) {
    self.tokens = tokens
    shortest = tokens.count { $0 != Self.anyRun }
  }

  /// True for stars alone, which match every text.
  var isEverything: Bool { tokens == [Self.anyRun] }

  /// Whether the pattern covers the whole text.
  ///
  /// Takes at most the square of the text's length in steps, however long the pattern is.
  func matches(_ value: String) -> Bool {
    ASCIIText.withBytes(value) { matches(units: $0, atMost: $0.count) }
      ?? matches(units: value.utf16, atMost: value.utf8.count)
  }

  /// The same for UTF-16 units, or for ASCII, whose bytes are its units; `limit` is at least their number.
  @inline(__always)
  func matches<Units: Collection>(units: Units, atMost limit: Int) -> Bool
  where Units.Element: BinaryInteger {
    guard shortest <= limit else { return false }
    var token = 0
    var at = units.startIndex
    var retryToken = -1
    var retryAt = at
    while at != units.endIndex {
      let wanted = token < tokens.count ? tokens[token] : nil
      if wanted == Self.anyRun {
        token += 1
        if token == tokens.count { return true }
        retryToken = token
        retryAt = at
      } else if let wanted, wanted == Self.anyOne || wanted == UInt32(truncatingIfNeeded: units[at]) {
        token += 1
        units.formIndex(after: &at)
      } else if retryToken >= 0 {
        units.formIndex(after: &retryAt)
        token = retryToken
        at = retryAt
      } else {
        return false
      }
    }
    return token == tokens.count || token == tokens.count - 1 && tokens[token] == Self.anyRun
  }

  private static func compile(_ fragments: [Fragment]) -> [UInt32] {
    var tokens: [UInt32] = []
    for fragment in fragments {
      for unit in fragment.text.utf16 {
        if !fragment.isLiteral, unit == UInt16(UInt8(ascii: "*")) {
          if tokens.last != anyRun { tokens.append(anyRun) }
        } else if !fragment.isLiteral, unit == UInt16(UInt8(ascii: "?")) {
          tokens.append(anyOne)
        } else {
          tokens.append(UInt32(unit))
        }
      }
    }
    return tokens
  }
}
