/// One cell of the screen.
package struct Cell: Hashable, Sendable {
  package enum Part: UInt8, Hashable, Sendable {
    /// A character of one cell.
    case single
    /// The left half of a wide character; carries its glyph.
    case wideLead
    /// The right half of a wide character; carries nothing.
    case wideTail
  }

  package var glyph: Glyph
  package var part: Part
  package var style: Style

  init(glyph: Glyph, part: Part, style: Style) {
    self.glyph = glyph
    self.part = part
    self.style = style
  }

  package static func blank(_ style: Style) -> Cell { Cell(glyph: .space, part: .single, style: style) }
}
