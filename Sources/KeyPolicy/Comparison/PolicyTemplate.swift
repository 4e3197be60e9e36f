/// A text of a policy with its variables cut out.
///
/// IAM User Guide, "IAM policy elements: Variables and tags": `${key}` and `${key, 'default'}` stand for a value of the request, and
/// `${*}`, `${?}` and `${$}` for the characters themselves. Only version 2012-10-17 of the policy language has variables.
struct PolicyTemplate: Hashable, Sendable {
  private enum Piece {
    case text(String)
    case escape(String)
    case variable(key: String, default: String?)
    /// Something that starts like a variable and is none; nothing behind it is read.
    case unreadable

    var isUnreadable: Bool {
      if case .unreadable = self { true } else { false }
    }
  }

  private let text: String
  private let expandsVariables: Bool
  private let pieces: [Piece]

  /// Cuts the text; without variables, as in version 2008-10-17, all of it is plain text.
  init(_ text: String, expandsVariables: Bool) {
    self.text = text
    self.expandsVariables = expandsVariables
    pieces = expandsVariables ? Self.cut(text) : [.text(text)]
  }

  /// Equal to the byte, as AWS reads texts; Swift's own equality normalises.
  static func == (left: Self, right: Self) -> Bool {
    left.expandsVariables == right.expandsVariables && left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(expandsVariables)
    hasher.combine(text)
  }

  /// The variables' keys in lower case, in the order of the text.
  var variables: [String] {
    pieces.compactMap { piece in
      if case .variable(let key, _) = piece { key } else { nil }
    }
  }

  /// True if the text has no variables and no escapes.
  var isPlain: Bool {
    pieces.allSatisfy { piece in
      if case .text = piece { true } else { false }
    }
  }

  /// True if something in the text starts like a variable and is none.
  ///
  /// AWS does not say what becomes of it.
  var isUnreadable: Bool { pieces.last?.isUnreadable == true }

  /// The text with its variables' values, by their keys in lower case.
  ///
  /// Nil if a variable has neither value nor default, or if the text is unreadable.
  func fragments(_ value: (String) -> String?) -> [Fragment]? {
    var fragments: [Fragment] = []
    for piece in pieces {
      switch piece {
      case .text(let text): fragments.append(Fragment(text: text))
      case .escape(let character): fragments.append(Fragment(text: character, isLiteral: true))
      case .variable(let key, let fallback):
        guard let text = value(key) ?? fallback else { return nil }
        fragments.append(Fragment(text: text, isSubstituted: true))
      case .unreadable: return nil
      }
    }
    return fragments
  }

  /// Whether a `*` or `?` came in by way of a variable: AWS does not say whether that is a wildcard.
  static func hasSubstitutedWildcard(_ fragments: [Fragment]) -> Bool {
    fragments.contains { fragment in
      fragment.isSubstituted && !fragment.isLiteral
        && fragment.text.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
    }
  }

  private static func cut(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text.utf8[...]
    while !rest.isEmpty, pieces.last?.isUnreadable != true {
      let start = start(rest)
      if start > rest.startIndex { pieces.append(.text(string(rest[..<start]))) }
      guard start < rest.endIndex else { break }
      rest = rest[start...].dropFirst(2)
      pieces.append(variable(&rest))
    }
    return pieces
  }

  /// Where the next `${` is.
  private static func start(_ text: Substring.UTF8View) -> Substring.UTF8View.Index {
    var at = text.startIndex
    while at < text.endIndex {
      let next = text.index(after: at)
      if text[at] == UInt8(ascii: "$"), next < text.endIndex, text[next] == UInt8(ascii: "{") { return at }
      at = next
    }
    return at
  }

  /// Reads what stands behind `${`, and moves behind its `}`.
  private static func variable(_ rest: inout Substring.UTF8View) -> Piece {
    guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else { return .unreadable }
    let body = rest[..<end]
    rest = rest[end...].dropFirst()
    let text = string(body)
    if ["*", "?", "$"].contains(text) { return .escape(text) }
    // None of these is in a key or tag name, and no page says what they would do in a default.
    guard !body.contains(where: { "${".utf8.contains($0) }) else { return .unreadable }
    let parts = body.split(separator: UInt8(ascii: ","), maxSplits: 1, omittingEmptySubsequences: false)
    let key = parts.count == 2 ? trimmed(parts[0], atEndOnly: true) : parts[0]
    guard isKey(key) else { return .unreadable }
    guard parts.count == 2 else { return .variable(key: string(key).lowercased(), default: nil) }
    guard let fallback = quoted(trimmed(parts[1])) else { return .unreadable }
    return .variable(key: string(key).lowercased(), default: fallback)
  }

  /// Tag keys, which may end a key, have blanks inside, but a key has none at its ends.
  private static func isKey(_ text: Substring.UTF8View) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    return first > 0x20 && last > 0x20 && !text.contains { $0 < 0x20 || "*?'\"".utf8.contains($0) }
  }

  /// The text between single quotes, if that is all there is.
  private static func quoted(_ text: Substring.UTF8View) -> String? {
    let quote = UInt8(ascii: "'")
    guard text.count >= 2, text.first == quote, text.last == quote else { return nil }
    let inner = text.dropFirst().dropLast()
    return inner.contains(quote) ? nil : string(inner)
  }

  private static func trimmed(_ text: Substring.UTF8View, atEndOnly: Bool = false) -> Substring.UTF8View {
    let start = atEndOnly ? text : text.drop { $0 == 0x20 }
    guard let last = start.lastIndex(where: { $0 != 0x20 }) else { return start[..<start.startIndex] }
    return start[...last]
  }

  private static func string(_ bytes: Substring.UTF8View) -> String { String(decoding: bytes, as: UTF8.self) }
}
