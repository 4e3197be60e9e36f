import CNcurses
package import ViewModels

extension NcursesTerminal {
  /// What curses is told for a style.
  struct Drawing {
    var attributes: attr_t
    var pair: Int32
  }

  package func present(_ grid: CellGrid, cursor: CellPosition?) {
    let runs = needsFullRepaint ? grid.allRows : shown.map(grid.changes) ?? grid.allRows
    guard !runs.isEmpty || cursor != shownCursor || needsFullRepaint else { return }
    if needsFullRepaint { kmscope_clear_physical_screen() }
    paint(runs, of: grid)
    place(cursor)
    wnoutrefresh(window)
    doupdate()
    shown = grid
    shownCursor = cursor
    needsFullRepaint = false
  }

  private func paint(_ runs: [CellRun], of grid: CellGrid) {
    withUnsafeTemporaryAllocation(of: cchar_t.self, capacity: max(1, grid.size.columns)) { row in
      withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: Glyph.maximumMarks + 2) { text in
        for run in runs {
          var count: Int32 = 0
          for column in run.columns {
            let cell = ascii?.replacement(for: grid[column, run.row]) ?? grid[column, run.row]
            guard cell.part != .wideTail else { continue }
            cell.glyph.write(to: text)
            let drawing = drawing(of: cell.style)
            var pair = drawing.pair
            row[Int(count)] = cchar_t()
            setcchar(&row[Int(count)], text.baseAddress, drawing.attributes, Int16(clamping: pair), &pair)
            count += 1
          }
          mvwadd_wchnstr(window, Int32(run.row), Int32(run.columns.lowerBound), row.baseAddress, count)
        }
      }
    }
  }

  private func place(_ cursor: CellPosition?) {
    if (cursor == nil) != (shownCursor == nil) { curs_set(cursor == nil ? 0 : 1) }
    let place = cursor ?? CellPosition(column: size.columns - 1, row: size.rows - 1)
    wmove(
      window, Int32(min(max(0, place.row), size.rows - 1)), Int32(min(max(0, place.column), size.columns - 1))
    )
  }

  private func drawing(of style: Style) -> Drawing {
    if let known = drawings[style] { return known }
    let resolved = theme.resolved(style, depth: depth)
    var bits: UInt32 = 0
    if resolved.attributes.contains(.bold) { bits |= kmscope_attr_bold() }
    if resolved.attributes.contains(.dim) { bits |= kmscope_attr_dim() }
    if resolved.attributes.contains(.underline) { bits |= kmscope_attr_underline() }
    if resolved.attributes.contains(.reverse) { bits |= kmscope_attr_reverse() }
    let pair = pairs?.number(foreground: resolved.foreground, background: resolved.background) ?? 0
    let drawing = Drawing(attributes: attr_t(bits), pair: pair)
    drawings[style] = drawing
    return drawing
  }
}

extension CellGrid {
  var allRows: [CellRun] {
    (0..<size.rows).map { CellRun(row: $0, columns: 0..<size.columns) }
  }
}
