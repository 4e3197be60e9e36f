/// One column of a table.
package struct TableColumn: Sendable {
  package var title: SafeText
  /// Cells below which the column is dropped rather than squeezed.
  package var minimum: Int
  /// Cells it takes when there is room.
  package var ideal: Int
  /// Columns with a smaller number are dropped first; the first column never is.
  package var priority: Int
  package var alignment: SafeText.Alignment
  /// Takes what room is left when every column has its ideal width.
  package var grows: Bool

  package init(
    _ title: SafeText, minimum: Int, ideal: Int, priority: Int = 0, alignment: SafeText.Alignment = .left,
    grows: Bool = false
  ) {
    self.title = title
    self.minimum = minimum
    self.ideal = ideal
    self.priority = priority
    self.alignment = alignment
    self.grows = grows
  }
}
