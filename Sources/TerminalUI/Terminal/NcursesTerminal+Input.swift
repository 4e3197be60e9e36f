import CNcurses
import Glibc

extension NcursesTerminal {
  /// After this long without a byte, a paste whose end mark was lost is over.
  private static let pastePatience = Duration.seconds(2)

  /// Everything typed or pasted so far.
  func readInput() -> [TerminalEvent] {
    if hasEnded() { return [.hangup] }
    var events = continuePaste()
    guard paste == nil else { return events }
    var codes: [CursesCode] = []
    while let code = nextCode() {
      guard code == .key(CursesCode.pasteStart) else {
        codes.append(code)
        continue
      }
      events += KeyTranslator.presses(codes).map(TerminalEvent.key)
      codes = []
      paste = PasteBuffer()
      pasteTouched = .now
      events += continuePaste()
      guard paste == nil else { break }
    }
    return events + KeyTranslator.presses(codes).map(TerminalEvent.key)
  }

  private func nextCode() -> CursesCode? {
    var value: wint_t = 0
    switch wget_wch(window, &value) {
    case OK: return .character(value)
    case KEY_CODE_YES: return .key(Int32(bitPattern: value))
    default: return nil
    }
  }

  /// Reads the paste past curses: its bytes are data, and an arrow sequence among them is no key.
  ///
  /// What was read beyond the end mark goes back to curses, hence the small chunks: it takes back 137 bytes.
  private func continuePaste() -> [TerminalEvent] {
    guard var buffer = paste else { return [] }
    var chunk = [UInt8](repeating: 0, count: 64)
    while isReadable() {
      if ContinuousClock.now - pasteTouched > Self.pastePatience { return [finishPaste(buffer)] }
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      guard count > 0 else { break }
      pasteTouched = .now
      if let used = buffer.take(chunk[..<count]) {
        for byte in chunk[used..<count].reversed() { ungetch(Int32(byte)) }
        return [finishPaste(buffer)]
      }
    }
    paste = buffer
    return []
  }

  private func finishPaste(_ buffer: PasteBuffer) -> TerminalEvent {
    paste = nil
    return .paste(buffer.text())
  }

  private func isReadable() -> Bool {
    var poll = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&poll, 1, 0) > 0 && poll.revents & Int16(POLLIN) != 0
  }

  /// Readable with nothing to read: the other side has closed.
  private func hasEnded() -> Bool {
    isReadable() && kmscope_pending_bytes(STDIN_FILENO) == 0
  }
}
