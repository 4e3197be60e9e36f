/// The error that says that a person has to sign in again, and with which command.
enum LoginExpired {
  /// - Parameter command: Word by word.
  static func error(_ message: String, command: [String], status: Int? = nil) -> AWSError {
    var error = AWSError(
      .credentials, code: "LoginExpired", message: message, status: status,
      hint: "Run \(command.map(quoted).joined(separator: " ")) and try again.")
    error.signInCommand = command
    return error
  }

  /// As a shell wants it when the word holds more than plain characters.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        || "-_./%@:+".unicodeScalars.contains(scalar)
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
