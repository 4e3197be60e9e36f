/// Replacements for drawing characters where the terminal or the person wants ASCII alone.
///
/// Applied to the finished frame, so that everything above it draws the same cells in both modes.
package struct AsciiGlyphs: Hashable, Sendable {
  package enum Reach: Hashable, Sendable {
    /// Our own signs only; other people's letters stay.
    case signs
    /// Everything: the locale has no other characters.
    case everything
  }

  private let reach: Reach

  package init(_ reach: Reach) {
    self.reach = reach
  }

  /// The cell to show instead.
  package func replacement(for cell: Cell) -> Cell {
    if reach == .everything, cell.part == .wideTail { return .blank(cell.style) }
    let scalar = cell.glyph.scalar
    if scalar.isASCII && cell.glyph.scalars.count == 1 { return cell }
    var cell = cell
    if let sign = Self.signs[scalar] {
      cell.glyph = Glyph(sign)
    } else if reach == .everything {
      // A wide character leaves two cells: a question mark and, for its right half, a blank.
      cell.glyph = Glyph("?")
      cell.part = .single
    }
    return cell
  }

  private static let signs: [Unicode.Scalar: Unicode.Scalar] = [
    "─": "-", "━": "=", "│": "|", "┃": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+",
    "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
    "▸": ">", "▾": "v", "●": "*", "○": "o", "•": "*", "·": ".", "…": "~", "‹": "<", "›": ">",
    "▲": "^", "▼": "v", "◂": "<", "█": "#", "░": ".", "▌": "#",
    "✓": "+", "✗": "x", "–": "-", "—": "-", "→": ">", "←": "<", "↑": "^", "↓": "v", "◌": "o",
  ]
}
