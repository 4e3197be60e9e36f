/// A place in a text as people count it: line and column, both from 1; a column is one Unicode scalar.
public struct TextPosition: Hashable, Sendable, Comparable {
  /// Line number, from 1.
  public var line: Int
  /// Column in Unicode scalars, from 1.
  public var column: Int

  /// Makes a position from a line and a column, both counted from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders by line, then column.
  public static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
