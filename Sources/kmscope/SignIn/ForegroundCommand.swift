import Foundation
import ViewModels

/// Runs a command that signs in, with the terminal to itself, while the console waits.
enum ForegroundCommand {
  /// Runs a command word by word, without a shell.
  ///
  /// What it printed stays on the screen until the person has read it when it did not work.
  static func run(_ words: [String]) -> SignInCommandOutcome {
    StandardStreams.write("kmscope runs: \(words.joined(separator: " "))\n", to: STDOUT_FILENO)
    var terminal = termios()
    let hasTerminal = tcgetattr(STDIN_FILENO, &terminal) == 0
    let signals = HandedOverSignals()
    let status = status(of: words)
    signals.takeBack()
    // A command that was ended may have left the terminal in a state in which Enter is no end of a line.
    if hasTerminal { tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal) }
    if status != 0 {
      let ending = status.map { "It ended with status \($0)." } ?? "It could not be started."
      StandardStreams.write("\n\(ending) Press Enter to go back to kmscope. ", to: STDOUT_FILENO)
      waitForEnter()
    }
    return SignInCommandOutcome(command: words, exitStatus: status)
  }

  private static func waitForEnter() {
    tcflush(STDIN_FILENO, TCIFLUSH)
    var byte: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1, byte != 0x0A, byte != 0x0D else { return }
    }
  }

  /// The exit status, 128 and the signal's number for one that was ended by a signal; nil when it could not be started.
  private static func status(of words: [String]) -> Int32? {
    guard let program = words.first else { return nil }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // It must find the signals as a shell would hand them over, but for Ctrl-Z: stopped, it would keep the terminal.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in [SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ, SIGWINCH] { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var child = pid_t()
    guard posix_spawnp(&child, program, nil, &attributes, arguments, environ) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}

/// Signals while somebody else has the terminal: its keys are for the command, and whoever ends this process ends it.
private struct HandedOverSignals {
  private var former: [(Int32, sigaction)] = []

  init() {
    for number in [SIGINT, SIGQUIT, SIGTSTP] { set(number, SIG_IGN) }
    // The screen has been given back, so there is nothing to put in order.
    for number in [SIGTERM, SIGHUP] { set(number, SIG_DFL) }
  }

  private mutating func set(_ number: Int32, _ handler: sighandler_t?) {
    var wanted = sigaction()
    wanted.__sigaction_handler.sa_handler = handler
    var before = sigaction()
    if sigaction(number, &wanted, &before) == 0 { former.append((number, before)) }
  }

  func takeBack() {
    for (number, before) in former {
      var before = before
      sigaction(number, &before, nil)
    }
  }
}
