import Foundation
import ViewModels

/// Runs a command that signs in, with the terminal to itself, while the console waits.
enum ForegroundCommand {
  /// Runs a command word by word, without a shell.
  ///
  /// What it printed stays on the screen until the person has read it when it did not work.
  static func run(_ words: [String]) -> SignInCommandOutcome {
    StandardStreams.write("kmscope runs: \(words.joined(separator: " "))\n", to: STDOUT_FILENO)
    let status = status(of: words)
    if status != 0 {
      let ending = status.map { "It ended with status \($0)." } ?? "It could not be started."
      StandardStreams.write("\(ending) Press Enter to go back to kmscope. ", to: STDOUT_FILENO)
      _ = readLine()
    }
    return SignInCommandOutcome(command: words, exitStatus: status)
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
    // Ctrl-C is for the command alone; it must find the signals as a shell would hand them over.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in [SIGINT, SIGQUIT, SIGTSTP, SIGPIPE, SIGXFSZ, SIGWINCH] { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    let ignored = IgnoredSignals([SIGINT, SIGQUIT])
    defer { ignored.restore() }
    var child = pid_t()
    guard posix_spawnp(&child, program, nil, &attributes, arguments, environ) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}

/// Signals that this process leaves alone while somebody else has the terminal.
private struct IgnoredSignals {
  private var former: [(Int32, sigaction)] = []

  init(_ numbers: [Int32]) {
    for number in numbers {
      var ignore = sigaction()
      ignore.__sigaction_handler.sa_handler = SIG_IGN
      var before = sigaction()
      if sigaction(number, &ignore, &before) == 0 { former.append((number, before)) }
    }
  }

  func restore() {
    for (number, before) in former {
      var before = before
      sigaction(number, &before, nil)
    }
  }
}
