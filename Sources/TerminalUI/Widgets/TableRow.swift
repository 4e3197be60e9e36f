/// One row of a table.
package struct TableRow: Sendable {
  package struct Cell: Sendable {
    package var line: StyledLine

    package init(_ text: SafeText, _ role: StyleRole = .text) {
      line = StyledLine(text, role)
    }

    package init(_ line: StyledLine) {
      self.line = line
    }
  }

  /// One for each column.
  package var cells: [Cell]
  package var isMarked: Bool

  package init(_ cells: [Cell], isMarked: Bool = false) {
    self.cells = cells
    self.isMarked = isMarked
  }
}
