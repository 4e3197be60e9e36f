/// Text over the whole window, for reading what a pane has no room for.
package struct ReadingPage: Sendable, Equatable {
  /// First row shown.
  package private(set) var top = 0
  /// Rows and cells a row that the window has for text.
  private var height = 1
  private(set) var columns = 60

  package init() {}

  /// Takes the window but for the header, the hint bar and two borders.
  mutating func layOut(in size: TerminalSize) {
    height = max(1, size.rows - 4)
    columns = max(1, size.columns - 4)
  }

  /// Scrolls by a key of movement; the window cuts what is too far.
  /// - Parameter rows: Rows of the whole text.
  mutating func scroll(_ id: ActionID, rows: Int) {
    let target =
      switch id {
      case .up: top - 1
      case .down: top + 1
      case .pageUp, .halfPageUp: top - height
      case .pageDown, .halfPageDown: top + height
      case .top: 0
      case .bottom: rows
      default: top
      }
    top = max(0, min(target, rows - height))
  }
}
