import CNcurses
import Glibc

/// Whether a screen can be opened here at all; asked before anything is drawn.
enum TerminalCheck {
  static func run(environment: [String: String]) throws(TerminalError) {
    try requireTerminal(STDIN_FILENO, "Standard input")
    try requireTerminal(STDOUT_FILENO, "Standard output")
    guard let name = environment["TERM"], !name.isEmpty else {
      throw TerminalError(
        code: .noTerminalType, problem: "TERM is not set, so it is unknown what this terminal understands.",
        hint: "Set it, for example: export TERM=xterm-256color")
    }
    try requireTerminfo(name)
  }

  private static func requireTerminal(_ descriptor: Int32, _ what: String) throws(TerminalError) {
    guard isatty(descriptor) == 0 else { return }
    throw TerminalError(
      code: .notATerminal, problem: "\(what) is not a terminal, so the console cannot open.",
      hint: "Run kmscope in a terminal without redirections, or use one of its subcommands in scripts.")
  }

  private static func requireTerminfo(_ name: String) throws(TerminalError) {
    let shown = SafeText(name).prefix(cells: 40).drawn
    switch kmscope_check_terminfo(name) {
    case Int32(KMSCOPE_TERMINFO_OK):
      return
    case Int32(KMSCOPE_TERMINFO_POOR):
      throw TerminalError(
        code: .poorTerminalType, problem: "The terminal type \"\(shown)\" (TERM) cannot move the cursor.",
        hint: "Use a full-screen terminal, or set TERM to what yours is, for example xterm-256color.")
    case Int32(KMSCOPE_TERMINFO_MISSING):
      throw TerminalError(
        code: .unknownTerminalType, problem: "There is no terminfo entry for \"\(shown)\" (TERM) here.",
        hint: "Install ncurses-base or ncurses-term, or set TERM=xterm-256color.")
    default:
      throw TerminalError(
        code: .unknownTerminalType, problem: "The terminal type \"\(shown)\" (TERM) is unknown.",
        hint: "Set TERM to a known type such as xterm-256color, or install ncurses-term.")
    }
  }
}
