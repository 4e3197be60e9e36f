import CNcurses
import Glibc

/// The sequences around the screen that curses does not send itself.
struct TerminalModes {
  let entering: String
  let pasteOff: String
  /// What gives the terminal back when there is no time for curses.
  let leaving: String

  /// Call when curses has opened the screen.
  init() {
    // Bracketed paste is an xterm mode; only terminals that speak ECMA-48 may be sent it.
    let speaksANSI = Self.capability("cup").hasPrefix("\u{1B}[")
    entering = speaksANSI ? "\u{1B}[?2004h" : ""
    pasteOff = speaksANSI ? "\u{1B}[?2004l" : ""
    leaving = pasteOff + ["op", "sgr0", "rmkx", "cnorm", "rmcup"].map(Self.capability).joined()
  }

  /// Writes past curses, which has nothing pending when this is called.
  func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }

  private static func capability(_ name: String) -> String {
    var buffer = [CChar](repeating: 0, count: 128)
    guard kmscope_capability(name, &buffer, Int32(buffer.count)) else { return "" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
