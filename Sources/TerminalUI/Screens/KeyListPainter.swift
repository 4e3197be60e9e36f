import ViewModels

/// The key list.
struct KeyListPainter {
  var model: ConsoleModel

  /// Returns the cell of the selected row, or the insertion point of the filter.
  func paint(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    var frame = Frame(title: "Keys", digit: 1, rightTitle: rightTitle, isFocused: model.focus == .keys)
    let filterShown = model.isFiltering || !model.filterField.text.isEmpty
    if filterShown, !model.isFiltering { frame.title = "Keys  /\(model.filterField.text)" }
    let inside = frame.paint(in: rect, on: &canvas)
    let (head, body) = inside.splitTop(model.filterRows)
    let typing = head.rows > 0 ? paintFilter(in: head, on: &canvas) : nil
    let row = table.paint(in: body, on: &canvas)
    return typing ?? row
  }

  private var rightTitle: SafeText {
    let keys = model.keys
    let place = keys.cursor.map { "\($0 + 1) of " } ?? ""
    guard keys.visible.count != keys.rows.count else { return "\(place)\(keys.rows.count)" }
    return "\(keys.visible.count) of \(keys.rows.count)"
  }

  private func paintFilter(in rect: Rect, on canvas: inout Canvas) -> CellPosition? {
    let field = model.filterField
    let (head, below) = rect.splitTop(1)
    let line = InputLine(prompt: "/ ", text: field.text, cursor: field.text.prefix(field.cursor).utf8.count)
    // A problem of the filter stands below what is typed: nothing is left out without a word.
    let problem = SafeText(model.keys.filter.problems.first ?? "").wrapped(to: max(1, below.columns - 2))
    for offset in 0..<min(below.rows, problem.count) {
      let isLast = offset == below.rows - 1
      let text = isLast ? SafeText.joined(Array(problem[offset...]), separator: " ") : problem[offset]
      canvas.put(
        text.prefix(cells: below.columns - 2), column: below.column + 2, row: below.row + offset,
        style: Style(.warning))
    }
    return line.paint(in: head, on: &canvas)
  }

  // MARK: Table

  private var columns: Int { model.layout.keys?.inside.columns ?? 0 }

  private var table: TableWidget {
    let keys = model.keys
    let columns = KeyColumn.allCases
    var table = TableWidget(columns: columns.map(column), rowCount: keys.visible.count) { position in
      let row = keys.rows[keys.visible[position]]
      return TableRow(columns.map { cell($0, of: row) })
    }
    table.selected = keys.cursor
    table.top = keys.top
    table.skippedColumns = keys.scrolledColumns
    table.sort = columns.firstIndex(of: keys.sorting.column).map {
      .init(column: $0, isAscending: !keys.sorting.descending)
    }
    table.isFocused = model.focus == .keys && model.overlays.isEmpty
    table.emptyText = keys.emptyRemark.map { StyledLine(SafeText($0.value), MetadataPainter.role($0.tone)) }
    return table
  }

  private func column(_ column: KeyColumn) -> TableColumn {
    let title = SafeText(column.rawValue)
    return switch column {
    case .alias:
      // Names come before more columns.
      TableColumn(title, minimum: max(15, min(26, columns / 3)), ideal: 26, priority: 99, grows: true)
    case .state: TableColumn(title, minimum: 12, ideal: 12, priority: 90)
    case .policy: TableColumn(title, minimum: 7, ideal: 7, priority: 80)
    case .spec: TableColumn(title, minimum: 9, ideal: 9, priority: 70)
    case .rotation: TableColumn(title, minimum: 3, ideal: 4, priority: 60)
    case .usage: TableColumn(title, minimum: 12, ideal: 19, priority: 40)
    case .manager: TableColumn(title, minimum: 8, ideal: 8, priority: 30)
    case .regions: TableColumn(title, minimum: 7, ideal: 8, priority: 25)
    case .created: TableColumn(title, minimum: 10, ideal: 10, priority: 20)
    case .origin: TableColumn(title, minimum: 8, ideal: 18, priority: 10)
    }
  }

  private func cell(_ column: KeyColumn, of row: KeyRow) -> TableRow.Cell {
    let cell = row.cell(column, now: model.now)
    return .init(SafeText(cell.text), Self.role(cell.tone))
  }

  private static func role(_ tone: KeyCell.Tone) -> StyleRole {
    switch tone {
    case .plain: .text
    case .dim: .dim
    case .state(let tone): StateRole.of(tone)
    case .ok: .verdictAccepted
    case .warning: .warning
    case .refused: .verdictRefused
    case .undecided: .verdictUndecided
    case .denied: .denied
    case .error: .error
    }
  }
}
