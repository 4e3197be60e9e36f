import AWSClient
import Foundation

/// Asks for the code of an MFA device on the terminal, for commands without a screen.
enum TerminalQuestion {
  private enum Answer {
    case code(Secret)
    /// An empty line, the end of the input, or Ctrl-C.
    case declined(isInterrupted: Bool)
    case noTerminal
  }

  /// Asks on the controlling terminal, whatever standard input is; what is typed is not shown.
  static func mfaCode(_ question: MFAQuestion) async throws(AWSError) -> Secret {
    let refusal = question.refusal.map { $0 + "\n" } ?? ""
    switch ask("\(refusal)Enter MFA code for \(question.serialNumber): ") {
    case .code(let code): return code
    case .declined(let isInterrupted):
      // The terminal is as it was, so that the signal may do what it always does.
      if isInterrupted {
        signal(SIGINT, SIG_DFL)
        kill(getpid(), SIGINT)
      }
      throw AWSError(
        .cancelled, code: "NoMFACode", message: "The code of the MFA device was not given.",
        hint: "Run it again to be asked once more.")
    case .noTerminal:
      throw AWSError(
        .credentials, code: "NoMFACode",
        message:
          "The role \(question.roleARN) wants the code of \(question.serialNumber), and there is no terminal "
          + "to ask on.",
        hint: "Run kmscope in a terminal, or sign in with the AWS CLI first: its session is used then.")
    }
  }

  private static func ask(_ words: String) -> Answer {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { return .noTerminal }
    defer { close(terminal) }
    var before = termios()
    guard tcgetattr(terminal, &before) == 0 else { return .noTerminal }
    var hidden = before
    // Keys that would end or stop the process come as characters: nobody must be left with a terminal that shows nothing.
    hidden.c_lflag &= ~tcflag_t(ECHO | ISIG | ICANON)
    tcsetattr(terminal, TCSAFLUSH, &hidden)
    defer { tcsetattr(terminal, TCSAFLUSH, &before) }
    StandardStreams.write(words, to: terminal)
    var line: [UInt8] = []
    defer { for index in line.indices { line[index] = 0 } }
    while line.count < 64 {
      var byte: UInt8 = 0
      let count = read(terminal, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1, byte != 0x0A, byte != 0x0D else { break }
      switch byte {
      case 0x03:
        StandardStreams.write("\n", to: terminal)
        return .declined(isInterrupted: true)
      case 0x04: break
      case 0x08, 0x7F:
        _ = line.popLast()
        continue
      case 0x15:
        line.removeAll()
        continue
      case 0x21...0x7E:
        line.append(byte)
        continue
      default: continue
      }
      break
    }
    StandardStreams.write("\n", to: terminal)
    return line.isEmpty
      ? .declined(isInterrupted: false) : .code(Secret(String(decoding: line, as: UTF8.self)))
  }
}
