/// What a failed command said last, made safe to show.
enum LastWords {
  /// Bytes of the end that are looked at for arguments, and of what is shown of it.
  private static let searched = 65_536
  private static let kept = 4096
  /// Bytes; shorter parts of an argument are ordinary words.
  private static let shortest = 4

  /// The last three lines at most, in one line, without control characters and without the command's arguments.
  static func text(_ bytes: [UInt8], hiding arguments: some Sequence<String>) -> String {
    var text = end(of: String(decoding: bytes, as: UTF8.self), searched)
    for part in parts(of: arguments) { text = text.replacing(part, with: "…") }
    let lines = end(of: text, kept).split(whereSeparator: \.isNewline)
      .map { line in SharedConfigReader.trimmed(String(line.map { isPrintable($0) ? $0 : " " })) }
      .filter { !$0.isEmpty }
    return String(lines.suffix(3).joined(separator: " / ").prefix(400))
  }

  /// The last lines that fit; a line that began before them is left out, since it may begin within a secret.
  private static func end(of text: String, _ count: Int) -> String {
    guard text.utf8.count > count else { return text }
    let end = text.utf8.suffix(count)
    guard let newline = end.firstIndex(of: UInt8(ascii: "\n")) else { return "" }
    return String(decoding: end[end.index(after: newline)...], as: UTF8.self)
  }

  /// The arguments and what they are made of, for example the words of a command line within a command line.
  ///
  /// Longer ones first, so that none is left over as a part of another.
  private static func parts(of arguments: some Sequence<String>) -> [String] {
    var parts: Set<String> = []
    for argument in arguments {
      parts.insert(argument)
      for separators in [" \t\r\n\"'`\\", " \t\r\n\"'`\\=", " \t\r\n\"'`\\=;,:&|<>(){}[]$@?!*#"] {
        let bytes = Set(separators.utf8)
        for part in argument.utf8.split(whereSeparator: { bytes.contains($0) }) {
          parts.insert(String(decoding: part, as: UTF8.self))
        }
      }
    }
    return parts.filter { $0.utf8.count >= shortest }
      .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }

  private static func isPrintable(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
  }
}
