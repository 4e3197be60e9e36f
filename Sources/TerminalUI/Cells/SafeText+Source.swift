/// From source bytes to cells and back.
extension SafeText {
  /// The cell where the byte is drawn; bytes past the end map to the cell after the text.
  package func cell(ofSource offset: Int) -> Int {
    var column = 0
    for unit in units {
      if let source = unit.source, source.upperBound > offset { return column }
      column += Int(unit.width)
    }
    return column
  }

  /// The first source byte of the character drawn at the cell; nil past the end or on padding.
  package func source(atCell cell: Int) -> Int? {
    var column = 0
    for unit in units {
      column += Int(unit.width)
      if cell < column { return unit.source?.lowerBound }
    }
    return nil
  }

  /// The cells that show any byte of the range.
  package func cells(ofSource range: Range<Int>) -> Range<Int> {
    let start = cell(ofSource: range.lowerBound)
    return start..<max(start, cell(ofSource: range.upperBound))
  }
}
