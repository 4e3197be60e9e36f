package import ViewModels

/// Draws on a grid within a clip rectangle; positions are always those of the screen.
package struct Canvas {
  package private(set) var grid: CellGrid
  package private(set) var clip: Rect

  package init(size: TerminalSize, style: Style = .text) {
    grid = CellGrid(size: size, style: style)
    clip = Rect(grid.size)
  }

  /// The whole screen.
  package var bounds: Rect { Rect(grid.size) }

  /// Draws with the clip rectangle narrowed.
  package mutating func clipped<Result>(to rect: Rect, _ draw: (inout Canvas) -> Result) -> Result {
    let outer = clip
    clip = clip.intersection(rect)
    defer { clip = outer }
    return draw(&self)
  }

  /// Draws text from a position to the right; returns the column after it, drawn or not.
  ///
  /// Hostile characters keep their own role whatever the style says.
  @discardableResult
  package mutating func put(
    _ text: SafeText, column: Int, row: Int, style: Style = .text, limit: Int = .max
  ) -> Int {
    var column = column
    let end = min(clip.right, limit)
    for unit in text.units {
      let width = Int(unit.width)
      if row >= clip.row, row < clip.bottom, column < end {
        put(unit, width: width, column: column, row: row, style: style, end: end)
      }
      column += width
    }
    return column
  }

  /// Draws a line of several styles; returns the column after it.
  @discardableResult
  package mutating func put(_ line: StyledLine, column: Int, row: Int, limit: Int = .max) -> Int {
    line.spans.reduce(column) { put($1.text, column: $0, row: row, style: $1.style, limit: limit) }
  }

  /// Fills with blanks of a style.
  package mutating func fill(_ rect: Rect, style: Style) {
    fill(rect, with: .space, style: style)
  }

  /// Fills with one of our own one-cell characters.
  mutating func fill(_ rect: Rect, with glyph: Glyph, style: Style) {
    let area = rect.intersection(clip)
    for row in area.row..<area.bottom {
      for column in area.column..<area.right {
        grid.set(glyph, width: 1, style: style, column: column, row: row, limit: area.right)
      }
    }
  }

  /// Changes how cells look and leaves what they show; hostile characters stay hostile.
  package mutating func restyle(_ rect: Rect, _ style: Style) {
    let area = rect.intersection(clip)
    for row in area.row..<area.bottom {
      for column in area.column..<area.right {
        grid.restyle(column: column, row: row) { old in
          old = old.role == .hostile ? old : style
        }
      }
    }
  }

  private mutating func put(
    _ unit: SafeText.Unit, width: Int, column: Int, row: Int, style: Style, end: Int
  ) {
    let style = unit.isHostile ? Style(.hostile) : style
    if column >= clip.column {
      grid.set(unit.glyph, width: width, style: style, column: column, row: row, limit: end)
    } else if column + width > clip.column {
      // The left half of a wide character is cut off: its right half shows as a blank.
      grid.set(.space, width: 1, style: style, column: clip.column, row: row, limit: end)
    }
  }
}
