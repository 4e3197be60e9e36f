import AWSClient
import Foundation

/// Asks for the code of an MFA device on the terminal, for commands without a screen.
enum TerminalQuestion {
  /// Asks on the controlling terminal, whatever standard input is; what is typed is not shown.
  static func mfaCode(_ question: MFAQuestion) async throws(AWSError) -> Secret {
    guard let code = ask("Enter MFA code for \(question.serialNumber): ") else {
      throw AWSError(
        .credentials, code: "NoMFACode",
        message:
          "The role \(question.roleARN) wants the code of \(question.serialNumber), and there is no terminal "
          + "to ask on.",
        hint: "Run kmscope in a terminal, or sign in with the AWS CLI first: its session is used then.")
    }
    return code
  }

  private static func ask(_ words: String) -> Secret? {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    var before = termios()
    guard tcgetattr(terminal, &before) == 0 else { return nil }
    var hidden = before
    hidden.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(terminal, TCSAFLUSH, &hidden)
    defer { tcsetattr(terminal, TCSAFLUSH, &before) }
    StandardStreams.write(words, to: terminal)
    var line: [UInt8] = []
    defer { for index in line.indices { line[index] = 0 } }
    var byte: UInt8 = 0
    while line.count < 64, read(terminal, &byte, 1) == 1, byte != 0x0A {
      if byte != 0x0D, byte != 0x20 { line.append(byte) }
    }
    StandardStreams.write("\n", to: terminal)
    return line.isEmpty ? nil : Secret(String(decoding: line, as: UTF8.self))
  }
}
