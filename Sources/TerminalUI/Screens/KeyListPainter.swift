import AWSClient
import KeyPolicy
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
    let (head, body) = inside.splitTop(model.isFiltering && inside.rows > 2 ? 1 : 0)
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
    var line = InputLine(prompt: "/ ", text: field.text, cursor: field.text.prefix(field.cursor).utf8.count)
    // A problem of the filter stands behind what is typed: nothing is hidden without a word.
    if let problem = model.keys.filter.problems.first { line.ghost = "   \(problem)" }
    return line.paint(in: rect, on: &canvas)
  }

  // MARK: Table

  private var table: TableWidget {
    let keys = model.keys
    let columns = KeyColumn.allCases
    var table = TableWidget(columns: columns.map(Self.column), rowCount: keys.visible.count) { position in
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
    table.emptyText = emptyText
    return table
  }

  private static func column(_ column: KeyColumn) -> TableColumn {
    let title = SafeText(column.rawValue)
    return switch column {
    case .alias: TableColumn(title, minimum: 12, ideal: 22, priority: 99, grows: true)
    case .state: TableColumn(title, minimum: 11, ideal: 12, priority: 90)
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
    switch column {
    case .alias:
      let more = row.aliases.count > 1 ? "  +\(row.aliases.count - 1)" : ""
      return .init(SafeText(row.name) + SafeText(more), row.aliases.isEmpty ? .dim : .text)
    case .state: return described(row) { StateCell.cell(KeyStateWord($0, now: model.now)) }
    case .policy: return policy(row)
    case .spec:
      return described(row) { .init(SafeText($0.spec == "SYMMETRIC_DEFAULT" ? "SYMMETRIC" : $0.spec)) }
    case .rotation: return rotation(row)
    case .usage: return described(row) { .init(SafeText($0.usage)) }
    case .manager: return described(row) { .init(SafeText($0.manager)) }
    case .regions:
      return described(row) {
        .init(SafeText($0.multiRegion ? ($0.multiRegionType ?? "multi").lowercased() : "single"))
      }
    case .created: return described(row) { .init($0.created.map { SafeText(DateWords.day($0)) } ?? "–") }
    case .origin: return described(row) { .init(SafeText($0.origin)) }
    }
  }

  /// A cell that comes from DescribeKey; one that may not be read says so.
  private func described(_ row: KeyRow, _ cell: (KeyMetadata) -> TableRow.Cell) -> TableRow.Cell {
    Self.cell(row.metadata, cell)
  }

  private static func cell<Value>(_ value: Loadable<Value>, _ cell: (Value) -> TableRow.Cell) -> TableRow.Cell
  {
    switch value {
    case .notAsked: .init("·", .dim)
    case .loading: .init("…", .dim)
    case .loaded(let value): cell(value)
    case .denied: .init("denied", .denied)
    case .failed: .init("error", .error)
    }
  }

  private func rotation(_ row: KeyRow) -> TableRow.Cell {
    if row.metadata.value != nil, !row.canHaveRotation { return .init("–", .dim) }
    return Self.cell(row.rotation) { .init($0.enabled ? "on" : "off", $0.enabled ? .text : .dim) }
  }

  private func policy(_ row: KeyRow) -> TableRow.Cell {
    // Nobody but AWS changes the policy of an AWS managed key: the question does not arise.
    if row.isAWSManaged, row.policy.value != nil { return .init("–", .dim) }
    return Self.cell(row.policy) { health in
      switch health.word {
      case .ok: .init("ok", .verdictAccepted)
      case .risk: .init("risk", .warning)
      case .refused: .init("refused", .verdictRefused)
      case .broken: .init("broken", .verdictRefused)
      case .undecided: .init("open", .verdictUndecided)
      }
    }
  }

  private var emptyText: [StyledLine] {
    let keys = model.keys
    if !keys.rows.isEmpty { return [StyledLine("No key matches the filter. Esc clears it.", .dim)] }
    switch keys.progress.phase {
    case .idle, .listing, .details: return [StyledLine("Reading the keys…", .dim)]
    case .cancelled: return [StyledLine("Loading was stopped before the first key. R reads again.", .dim)]
    case .complete: return [StyledLine("This account has no KMS keys in this Region.", .dim)]
    case .failed(let error):
      return [
        StyledLine(SafeText("ListKeys failed: \(error.message)"), .error),
        StyledLine(SafeText(error.hint), .dim),
        StyledLine("R tries again.", .dim),
      ]
    }
  }
}
