import CVTerm
package import ProgramSupport

/// The terminal at the other end of the line: libvterm, fed with what the program writes.
///
/// Not thread safe; ``TerminalSession`` holds a lock around it.
package final class TerminalEmulator: ProgramOutput {
  /// Everything the program has written to the terminal, byte by byte.
  package private(set) var rawOutput: [UInt8] = []

  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private let listener: EmulatorListener
  private var columns: Int
  private var rows: Int

  package init(columns: Int, rows: Int) throws(ProgramError) {
    guard let terminal = vterm_new(Int32(rows), Int32(columns)), let screen = vterm_obtain_screen(terminal)
    else {
      throw ProgramError(.couldNotStart, "libvterm could not make a terminal of \(columns)x\(rows) cells.")
    }
    self.terminal = terminal
    self.screen = screen
    self.columns = columns
    self.rows = rows
    listener = EmulatorListener(terminal: terminal, screen: screen)
    vterm_set_utf8(terminal, 1)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit {
    listener.stopListening()
    vterm_free(terminal)
  }

  package func receive(_ bytes: [UInt8], from source: OutputSource) {
    rawOutput += bytes
    bytes.withUnsafeBytes { raw in
      _ = vterm_input_write(terminal, raw.bindMemory(to: CChar.self).baseAddress, raw.count)
    }
  }

  package func takeReplies() -> [UInt8] { listener.takeReplies() }

  package func resize(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    vterm_set_size(terminal, Int32(rows), Int32(columns))
  }

  /// Presses a key; what it sends waits among the replies.
  ///
  /// Control and Alt are sent as every terminal sends them, not in libvterm's extended form, which xterm must be asked for.
  package func press(_ key: TerminalKey) {
    switch key {
    case .control(let character): listener.addReply(character.utf8.map { $0 & 0x1f })
    case .alt(let character): listener.addReply([0x1b] + character.utf8)
    case .backtab: vterm_keyboard_key(terminal, VTERM_KEY_TAB, VTERM_MOD_SHIFT)
    default: vterm_keyboard_key(terminal, key.code, VTERM_MOD_NONE)
    }
  }

  /// Pastes text as terminals do: line feeds become carriage returns, with marks around if the program asked for them.
  package func paste(_ text: String) {
    vterm_keyboard_start_paste(terminal)
    listener.addReply(text.utf8.map { $0 == 0x0a ? 0x0d : $0 })
    vterm_keyboard_end_paste(terminal)
  }

  package func snapshot(receivedAt: ContinuousClock.Instant) -> Screen {
    var place = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &place)
    var cells: [ScreenCell] = []
    cells.reserveCapacity(rows * columns)
    for row in 0..<rows { appendCells(ofRow: row, to: &cells) }
    return Screen(
      columns: columns, rows: rows, cells: cells,
      cursor: ScreenPosition(row: Int(place.row), column: Int(place.col)),
      isCursorVisible: listener.isCursorVisible, isAlternate: listener.isAlternate,
      marksPastes: marksPastes(), reportsMouse: listener.reportsMouse, title: listener.title,
      receivedAt: receivedAt)
  }

  /// Whether a paste would be marked: libvterm keeps the mode to itself, but it does say what a paste would send.
  private func marksPastes() -> Bool {
    let before = listener.takeReplies()
    vterm_keyboard_start_paste(terminal)
    let marks = listener.takeReplies()
    listener.addReply(before)
    return !marks.isEmpty
  }

  private func appendCells(ofRow row: Int, to cells: inout [ScreenCell]) {
    var column = 0
    while column < columns {
      var raw = VTermScreenCell()
      _ = vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &raw)
      let cell = ScreenCell(raw)
      cells.append(cell)
      column += 1
      if cell.width == 2, column < columns {
        var rightHalf = ScreenCell()
        rightHalf.text = ""
        rightHalf.style = cell.style
        cells.append(rightHalf)
        column += 1
      }
    }
  }
}
