import CPseudoTerminal
import Glibc

/// The modes of a terminal line, as tcgetattr(3) gives them.
package struct TerminalModes: Hashable, Sendable {
  package let input: UInt32
  package let output: UInt32
  package let control: UInt32
  package let local: UInt32
  /// VMIN, VTIME, VINTR and the other special characters, by their index.
  package let characters: [UInt8]

  /// Reads the modes of the line behind a terminal.
  package init(of terminal: Int32) throws(ProgramError) {
    var modes = kmscope_terminal_modes()
    let error = kmscope_read_terminal_modes(terminal, &modes)
    guard error == 0 else {
      throw ProgramError(.ended, "The line's modes cannot be read: \(String(cString: strerror(error))).")
    }
    self.init(modes)
  }

  init(_ modes: kmscope_terminal_modes) {
    input = modes.input
    output = modes.output
    control = modes.control
    local = modes.local
    characters = withUnsafeBytes(of: modes.characters) { Array($0) }
  }

  /// Whether the line echoes what is typed.
  package var echoes: Bool { local & UInt32(ECHO) != 0 }
  /// Whether a line is delivered only when Enter is pressed.
  package var isCanonical: Bool { local & UInt32(ICANON) != 0 }
  /// Whether Ctrl-C and Ctrl-Z send signals.
  package var sendsSignals: Bool { local & UInt32(ISIG) != 0 }
  /// Whether a line feed also returns the carriage.
  package var mapsNewlines: Bool { output & UInt32(OPOST) != 0 && output & UInt32(ONLCR) != 0 }
}
