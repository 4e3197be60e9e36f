/// Counts the rows a text takes when it is wrapped at blanks, so that scrolling knows where the end is.
///
/// Only the screen knows the width of every character. What it may draw wider than one cell is counted wide here: the end
/// can always be reached, at worst a few rows further down than needed.
enum WrappedRows {
  static func count(_ text: String, columns: Int) -> Int {
    guard columns > 0 else { return 1 }
    var rows = 1
    var used = 0
    for word in text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false) {
      let cells = word.reduce(0) { $0 + self.cells($1) }
      if used + cells > columns, used > 0 {
        rows += 1
        used = 0
      }
      // A word that fits in no row is broken.
      rows += max(0, cells - 1) / columns
      used = (cells > columns ? (cells - 1) % columns + 1 : used + cells) + 1
    }
    return rows
  }

  private static func cells(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: 1
    // Control characters are drawn by name.
    case ..<0xA0: 8
    default: scalar.properties.generalCategory == .format ? 8 : 2
    }
  }
}
