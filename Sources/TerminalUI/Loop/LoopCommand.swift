/// What a program asks of the loop.
package enum LoopCommand {
  /// Leave the loop after this event.
  case quit
  /// Give the screen back and stop the process group (Ctrl-Z); `resumed` follows.
  case suspend
  /// Drop what was typed or pasted before the next frame is on the screen.
  ///
  /// For dialogs that confirm: a key pressed before the question was visible is no answer to it.
  case flushInput
  /// Send the next frame in full (Ctrl-L).
  case repaintAll
  /// Give the screen back while something else uses the terminal, for example an editor; `resumed` follows.
  case handOver(() -> Void)
}
