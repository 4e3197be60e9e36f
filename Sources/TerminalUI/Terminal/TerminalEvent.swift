package import ViewModels

/// What a terminal reports.
package enum TerminalEvent: Hashable, Sendable {
  case key(KeyPress)
  case paste(PastedText)
  case resized(TerminalSize)
  /// Somebody asked the process to stop (SIGTSTP from outside).
  case stopRequested
  /// The process runs again and the screen has been taken back.
  case resumed
  /// The terminal is gone, or somebody asked the process to end.
  case hangup
}

/// Text that arrived between the marks of a bracketed paste, as one piece.
package struct PastedText: Hashable, Sendable {
  /// Line ends are LF whatever the terminal sent; bytes that are not UTF-8 are U+FFFD.
  package var text: String
  /// More arrived than is kept (`PasteBuffer.capacity`).
  package var wasCut: Bool

  package init(_ text: String, wasCut: Bool = false) {
    self.text = text
    self.wasCut = wasCut
  }
}
