/// A colour as the program asked for it.
package enum CellColor: Hashable, Sendable {
  case standard
  /// Index into the palette of 256.
  case indexed(UInt8)
  case rgb(red: UInt8, green: UInt8, blue: UInt8)
}

/// How a cell is drawn; libvterm 0.1 does not tell dim.
package struct CellStyle: Hashable, Sendable {
  package var bold = false
  package var underlined = false
  package var italic = false
  package var blinking = false
  package var reversed = false
  package var struck = false
  package var foreground = CellColor.standard
  package var background = CellColor.standard

  package init() {}
}

/// One cell of the terminal.
package struct ScreenCell: Hashable, Sendable {
  /// The character with its combining marks; a space in an empty cell, nothing in the right half of a wide character.
  package var text = " "
  /// 1 or 2.
  package var width = 1
  package var style = CellStyle()

  package init() {}
}

/// A place on the screen, from 0.
package struct ScreenPosition: Hashable, Sendable {
  package var row: Int
  package var column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
