/// A place in the editor's text: the line and the column, both counted from 0.
///
/// A column is one `Character`, whatever its width on the screen: the step that the left and right keys make.
package struct EditorPosition: Hashable, Sendable, Comparable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders by line, then column.
  package static func < (left: EditorPosition, right: EditorPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
