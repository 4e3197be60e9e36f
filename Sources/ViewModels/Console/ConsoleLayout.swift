/// Where everything stands on the screen: a pure function of its size, the focus and the zoom.
///
/// Wide windows show three panes side by side, middling ones the key list above one other pane, small ones the
/// focused pane alone. Any size down to 20×6 shows something true.
package struct ConsoleLayout: Equatable, Sendable {
  package var header: Rect
  package var hintBar: Rect
  /// Pane frames with their borders; nil when a pane is not shown.
  package var keys: Rect?
  package var metadata: Rect?
  package var policy: Rect?
  /// The lockout check under the policy text, with its border line on top; nil when there is no room.
  package var lockout: Rect?

  package init(size: TerminalSize, focus: Pane, zoomed: Bool, editing: Bool) {
    let headerRows = size.rows >= 4 ? 1 : 0
    let hintRows = size.rows >= 5 ? 1 : 0
    header = Rect(column: 0, row: 0, columns: size.columns, rows: headerRows)
    hintBar = Rect(column: 0, row: size.rows - hintRows, columns: size.columns, rows: hintRows)
    let body = Rect(
      column: 0, row: headerRows, columns: size.columns, rows: size.rows - headerRows - hintRows)

    if !zoomed, size.columns >= 100, body.rows >= 14 {
      Self.threePanes(in: body, editing: editing, &self)
    } else if !zoomed, !editing, size.columns >= 50, body.rows >= 18 {
      Self.twoPanes(in: body, focus: focus, &self)
    } else {
      set(focus, body)
    }
    splitPolicy()
  }

  private mutating func set(_ pane: Pane, _ rect: Rect) {
    switch pane {
    case .keys: keys = rect
    case .metadata: metadata = rect
    case .policy: policy = rect
    }
  }

  private static func threePanes(in body: Rect, editing: Bool, _ layout: inout ConsoleLayout) {
    let left = min(84, body.columns / 2)
    let right = body.columns - left
    // The editor gets the room while somebody types in it.
    let metadataRows = editing ? max(5, body.rows / 5) : max(7, body.rows * 2 / 5)
    layout.keys = Rect(column: 0, row: body.row, columns: left, rows: body.rows)
    layout.metadata = Rect(column: left, row: body.row, columns: right, rows: metadataRows)
    layout.policy = Rect(
      column: left, row: body.row + metadataRows, columns: right, rows: body.rows - metadataRows)
  }

  private static func twoPanes(in body: Rect, focus: Pane, _ layout: inout ConsoleLayout) {
    let top = body.rows * 2 / 5
    let below = Rect(column: 0, row: body.row + top, columns: body.columns, rows: body.rows - top)
    layout.keys = Rect(column: 0, row: body.row, columns: body.columns, rows: top)
    layout.set(focus == .policy ? .policy : .metadata, below)
  }

  /// The lower part of the policy pane is the lockout check.
  private mutating func splitPolicy() {
    guard let whole = policy, whole.rows >= 6 else { return }
    let rows = whole.rows >= 16 ? max(8, whole.rows * 2 / 5) : whole.rows >= 11 ? 5 : 3
    policy = Rect(column: whole.column, row: whole.row, columns: whole.columns, rows: whole.rows - rows)
    lockout = Rect(
      column: whole.column, row: whole.row + whole.rows - rows, columns: whole.columns, rows: rows)
  }

  /// Rows for the table of keys: the frame less its border.
  package var keyRows: Int { keys.map { max(1, $0.inside.rows) } ?? 1 }
  /// Lines in the metadata pane: the frame less its border and the tabs.
  package var metadataLines: Int { metadata.map { max(1, $0.inside.rows - 1) } ?? 1 }
  /// Lines of policy text: the frame less its upper border, and its lower one unless the lockout check draws that.
  package var policyLines: Int { policy.map { max(1, $0.rows - (lockout == nil ? 2 : 1)) } ?? 1 }
}
