/// Text that may be drawn: the only kind the cells accept.
///
/// Built by its sanitiser alone, from a `String`, from bytes or from a literal. Every unit is one or two
/// cells wide and remembers which bytes of the source it shows, so that a cursor, a selection or a
/// highlight can be placed on bytes. Characters that a terminal would obey, hide or reorder are drawn
/// as `‹U+202E›`, bytes that are not UTF-8 as `‹FF›`, both marked hostile.
package struct SafeText: Hashable, Sendable {
  /// One drawn character with the source bytes it stands for.
  package struct Unit: Hashable, Sendable {
    package var glyph: Glyph
    /// Cells: 1 or 2.
    package var width: UInt8
    /// Part of the visible form of something that may not be drawn.
    package var isHostile: Bool
    /// First source byte; -1 for padding and ellipses, which show nothing of the source.
    package var sourceStart: Int32
    package var sourceLength: Int32

    package var source: Range<Int>? {
      sourceStart < 0 ? nil : Int(sourceStart)..<Int(sourceStart + sourceLength)
    }
  }

  package private(set) var units: [Unit]
  /// Cells the text takes.
  package private(set) var width: Int

  package static let empty = SafeText(units: [])
  static let ellipsis = SafeText(units: [Unit.own("…")])

  init(units: [Unit]) {
    self.units = units
    width = units.reduce(0) { $0 + Int($1.width) }
  }

  /// Sanitises a string; `sourceStart` is the byte offset its first byte has in the caller's text.
  ///
  /// Tabs and line ends are drawn visibly unless `tabWidth` is given, which draws a tab as blanks up
  /// to the next stop. Use `lines(of:)` for text of several lines.
  package init(_ text: String, sourceStart: Int = 0, tabWidth: Int? = nil) {
    var text = text
    self = text.withUTF8 { SafeText(utf8: $0, sourceStart: sourceStart, tabWidth: tabWidth) }
  }

  /// Sanitises bytes that should be UTF-8.
  package init(utf8 bytes: some Sequence<UInt8>, sourceStart: Int = 0, tabWidth: Int? = nil) {
    var sanitiser = TextSanitiser(sourceStart: sourceStart, tabWidth: tabWidth)
    sanitiser.read(bytes)
    self.init(units: sanitiser.units)
  }

  package var isEmpty: Bool { units.isEmpty }
  package var containsHostile: Bool { units.contains { $0.isHostile } }

  /// What is drawn, as a string.
  package var drawn: String {
    var text = String.UnicodeScalarView()
    for unit in units { text.append(contentsOf: unit.glyph.scalars) }
    return String(text)
  }

  /// Several lines, split at LF and CRLF; source offsets count through the whole text.
  package static func lines(of text: String, tabWidth: Int? = nil) -> [SafeText] {
    let bytes = Array(text.utf8)
    var lines: [SafeText] = []
    var start = 0
    while true {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var visible = bytes[start..<end]
      if end < bytes.count, visible.last == 0x0D { visible.removeLast() }
      lines.append(SafeText(utf8: visible, sourceStart: start, tabWidth: tabWidth))
      guard end < bytes.count else { return lines }
      start = end + 1
    }
  }

  package static func + (one: SafeText, other: SafeText) -> SafeText {
    var sum = one
    sum += other
    return sum
  }

  package static func += (one: inout SafeText, other: SafeText) {
    one.units.append(contentsOf: other.units)
    one.width += other.width
  }
}

extension SafeText.Unit {
  /// A character of ours that stands for no source byte and takes one cell.
  static func own(_ scalar: Unicode.Scalar) -> SafeText.Unit {
    SafeText.Unit(glyph: Glyph(scalar), width: 1, isHostile: false, sourceStart: -1, sourceLength: 0)
  }
}
