package import ViewModels

/// A frame as text: what it says, and below it one letter per cell for how it looks.
package struct ScreenDump {
  private let grid: CellGrid
  private let cursor: CellPosition?
  private let ascii: AsciiGlyphs?

  package init(grid: CellGrid, cursor: CellPosition? = nil, ascii: AsciiGlyphs? = nil) {
    self.grid = grid
    self.cursor = cursor
    self.ascii = ascii
  }

  /// The rows in full width; a wide character stands once and takes no second place.
  package var lines: [String] {
    (0..<grid.size.rows).map { row in
      (0..<grid.size.columns).map { column in
        let cell = ascii?.replacement(for: grid[column, row]) ?? grid[column, row]
        return cell.part == .wideTail ? "" : cell.glyph.text
      }.joined()
    }
  }

  /// Text, styles, legend and cursor.
  ///
  /// Letters are given in the order in which styles first appear, `.` is plain text.
  package var golden: String {
    let (styles, legend) = styleMap()
    let size = "\(grid.size.columns)x\(grid.size.rows)"
    let place = cursor.map { "\($0.column),\($0.row)" } ?? "hidden"
    let text = lines.map { "|\($0)|" }
    return
      (["size \(size), cursor \(place)"] + text + ["styles"] + styles.map { "|\($0)|" } + legend)
      .joined(separator: "\n") + "\n"
  }

  private func styleMap() -> (rows: [String], legend: [String]) {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    var known: [Style: Character] = [.text: "."]
    var legend: [String] = []
    let rows = (0..<grid.size.rows).map { row in
      String(
        (0..<grid.size.columns).map { column in
          let style = grid[column, row].style
          if let letter = known[style] { return letter }
          let letter = legend.count < letters.count ? letters[legend.count] : "?"
          known[style] = letter
          legend.append("\(letter) \(Self.name(of: style))")
          return letter
        })
    }
    return (rows, legend)
  }

  private static func name(of style: Style) -> String {
    let names: [(Style.Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.underline, "underline"), (.reverse, "reverse"),
    ]
    return ([style.role.rawValue] + names.filter { style.attributes.contains($0.0) }.map(\.1))
      .joined(separator: "+")
  }
}
