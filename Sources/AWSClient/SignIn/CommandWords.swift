/// Splits the line of a `credential_process` into words, as a POSIX shell would, without being one.
///
/// Quotes and backslashes work; variables, pipes and everything else a shell does are plain text, as in the AWS CLI.
enum CommandWords {
  /// - Throws: `AWSError` of kind configuration that does not show the line, which may hold secrets.
  static func split(_ line: String, profile: String) throws(AWSError) -> [String] {
    guard let words = words(line), let program = words.first, !program.isEmpty else {
      throw AWSError(
        .configuration, code: "InvalidCommand",
        message: "The credential_process of profile \(profile) has a quote or backslash without its end, or "
          + "names no program.",
        hint: "Write program and arguments with blanks between them, and quote what has blanks inside.")
    }
    return words
  }

  /// Nil when a quote is not closed or a backslash stands last.
  static func words(_ line: String) -> [String]? {
    var words: [String] = []
    var word: [UInt8]?
    var quote: UInt8?
    var bytes = Array(line.utf8)[...]
    while let byte = bytes.popFirst() {
      switch (quote, byte) {
      case (let open?, byte) where byte == open: quote = nil
      case (UInt8(ascii: "\"")?, UInt8(ascii: "\\")):
        guard let next = bytes.popFirst() else { return nil }
        let isEscape = next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\")
        word = (word ?? []) + (isEscape ? [next] : [byte, next])
      case (_?, _): word = (word ?? []) + [byte]
      case (nil, UInt8(ascii: "'")), (nil, UInt8(ascii: "\"")):
        quote = byte
        word = word ?? []
      case (nil, UInt8(ascii: "\\")):
        guard let next = bytes.popFirst() else { return nil }
        word = (word ?? []) + [next]
      case (nil, _) where SharedConfigReader.isBlank(byte) || byte == 0x0A:
        if let done = word { words.append(String(decoding: done, as: UTF8.self)) }
        word = nil
      case (nil, _): word = (word ?? []) + [byte]
      }
    }
    guard quote == nil else { return nil }
    if let done = word { words.append(String(decoding: done, as: UTF8.self)) }
    return words
  }
}
