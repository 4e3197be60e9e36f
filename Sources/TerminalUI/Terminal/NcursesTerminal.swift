import CNcurses
import Glibc
package import ViewModels

/// The real terminal, by ncursesw.
///
/// Main thread only, and one per process: curses keeps its state in globals.
/// A fatal signal gives the terminal back first (`terminal_rescue.h`); SIGKILL cannot be caught, after it
/// the shell or `reset` has to.
package final class NcursesTerminal: Terminal {
  /// Changing it repaints the screen.
  package var theme: Theme {
    didSet {
      drawings = [:]
      repaintAll()
    }
  }
  package let depth: ColorDepth
  package private(set) var size: TerminalSize
  package let descriptors: TerminalDescriptors

  /// SIGHUP or SIGTERM once it has asked the process to end.
  package private(set) var endingSignal: Int32?

  let window: UnsafeMutablePointer<WINDOW>
  private let screen: OpaquePointer?
  private let errorOutput: ErrorOutput
  let modes: TerminalModes
  let ascii: AsciiGlyphs?

  var pairs: ColorPairs?
  var drawings: [Style: Drawing] = [:]
  var shown: CellGrid?
  var shownCursor: CellPosition?
  var needsFullRepaint = true

  var paste: PasteBuffer?
  var pasteTouched = ContinuousClock.now
  private var queued: [TerminalEvent] = []
  private var isClosed = false

  /// Takes the screen.
  ///
  /// Throws before anything is drawn when there is no usable terminal.
  package init(_ options: TerminalOptions) throws(TerminalError) {
    try TerminalCheck.run(environment: options.environment)
    let speaksUTF8 = kmscope_adopt_locale()
    let isPrepared = kmscope_rescue_prepare(STDIN_FILENO)
    descriptors = TerminalDescriptors(input: STDIN_FILENO, signals: kmscope_signals_install())
    guard isPrepared, descriptors.signals >= 0 else {
      throw Self.screenFailed("its modes cannot be read")
    }
    set_escdelay(25)
    var screen: OpaquePointer?
    guard let window = kmscope_open_screen(&screen) else {
      throw Self.screenFailed("curses refused its type")
    }
    self.screen = screen
    self.window = window
    modes = TerminalModes()
    errorOutput = ErrorOutput(log: options.errorLog)
    theme = options.theme
    size = TerminalSize(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
    depth = ColorDepth(
      colors: Int(kmscope_color_count()), environment: options.environment,
      refusesColor: options.refusesColor)
    ascii = speaksUTF8 ? (options.usesASCII ? AsciiGlyphs(.signs) : nil) : AsciiGlyphs(.everything)
    if depth != .mono, start_color() == OK { pairs = ColorPairs() }
    prepareInput()
    takeScreen()
    adoptSize()
    queued = []
  }

  deinit {
    close()
  }

  private static func screenFailed(_ reason: String) -> TerminalError {
    TerminalError(
      code: .screenFailed, problem: "The terminal cannot be used: \(reason).",
      hint: "Check TERM, or try another terminal.")
  }

  package func readEvents(inputHungUp: Bool) -> [TerminalEvent] {
    let signals = kmscope_signals_take()
    if signals & UInt32(KMSCOPE_SIGNAL_CONTINUED) != 0 {
      // Stopped from outside and continued: a shell has used the terminal in between.
      giveScreenBack()
      takeScreen()
      queued.append(.resumed)
    }
    if signals & UInt32(KMSCOPE_SIGNAL_RESIZED) != 0 { adoptSize() }
    if signals & UInt32(KMSCOPE_SIGNAL_STOP) != 0 { queued.append(.stopRequested) }
    noteRequestToEnd(signals)
    defer { queued = [] }
    return queued + readInput() + (inputHungUp ? [.hangup] : [])
  }

  private func noteRequestToEnd(_ signals: UInt32) {
    for (bit, number) in [(KMSCOPE_SIGNAL_HANGUP, SIGHUP), (KMSCOPE_SIGNAL_TERMINATE, SIGTERM)]
    where signals & UInt32(bit) != 0 {
      endingSignal = number
      queued.append(.hangup)
    }
  }

  package func repaintAll() {
    needsFullRepaint = true
  }

  package func flushInput() {
    flushinp()
  }

  package func suspend() {
    giveScreenBack()
    kmscope_signals_stop_group()
    comeBack()
  }

  package func handOver(_ body: () -> Void) {
    giveScreenBack()
    body()
    comeBack()
  }

  package func close() {
    guard !isClosed else { return }
    isClosed = true
    giveScreenBack()
    kmscope_signals_remove()
    delscreen(screen)
  }

  private func comeBack() {
    takeScreen()
    _ = kmscope_signals_take()
    adoptSize()
    queued.append(.resumed)
  }

  private func takeScreen() {
    errorOutput.divert()
    kmscope_rescue_set_sequences(modes.leaving)
    kmscope_rescue_own(true, errorOutput.saved)
    reset_prog_mode()
    modes.write(modes.entering)
    shown = nil
    shownCursor = nil
    curs_set(0)
    repaintAll()
  }

  private func giveScreenBack() {
    modes.write(modes.pasteOff)
    endwin()
    kmscope_rescue_own(false, -1)
    errorOutput.restore()
  }

  /// Asks the kernel for the size, because curses does not see the signal.
  private func adoptSize() {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard kmscope_window_size(STDOUT_FILENO, &columns, &rows) else { return }
    let current = TerminalSize(columns: Int(columns), rows: Int(rows))
    guard current != size || getmaxx(window) != columns || getmaxy(window) != rows else { return }
    resizeterm(rows, columns)
    size = current
    shown = nil
    repaintAll()
    queued.append(.resized(current))
  }

  private func prepareInput() {
    // raw(3): Ctrl-C, Ctrl-Z and Ctrl-\ are keys; nonl(3): Enter and Ctrl-J differ.
    raw()
    noecho()
    nonl()
    keypad(window, true)
    nodelay(window, true)
    define_key("\u{1B}[200~", CursesCode.pasteStart)
    define_key("\u{1B}[201~", CursesCode.pasteEnd)
    def_prog_mode()
  }
}
