/// The lockout check over the whole window, for reading what its pane has no room for.
package struct LockoutPage: Sendable, Equatable {
  /// First row shown.
  package private(set) var top = 0
  /// Rows and cells a row that the window has for text.
  private var height = 1
  private var columns = 60

  package init() {}

  /// Takes the window but for the header, the hint bar and two borders.
  mutating func layOut(in size: TerminalSize) {
    height = max(1, size.rows - 4)
    columns = max(1, size.columns - 4)
  }

  /// Scrolls; the window cuts what is too far.
  mutating func scroll(by delta: Int, in lines: [LockoutLine]) {
    let rows = lines.reduce(0) { $0 + ReviewLine.check($1).rows(columns: columns) }
    top = max(0, min(top + delta, rows - height))
  }

  /// Rows of a page.
  var page: Int { height }
}
