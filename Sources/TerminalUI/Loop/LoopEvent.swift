package import ViewModels

/// One thing that happened, as the program sees it.
package enum LoopEvent<Message: Sendable>: Sendable {
  case key(KeyPress)
  case paste(PastedText)
  case resized(TerminalSize)
  /// From the mailbox.
  case message(Message)
  /// The screen is ours again after a stop or a hand-over.
  case resumed
  /// The terminal is gone, or somebody asked the process to end; nothing can be shown any more.
  case hangup
  /// `nextTimer` has passed.
  case timer
}
