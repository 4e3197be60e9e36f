/// What a failed command said last, made safe to show.
enum LastWords {
  /// The last three lines at most, in one line, without control characters and without the command's arguments.
  static func text(_ bytes: [UInt8], hiding arguments: some Sequence<String>) -> String {
    let lines = String(decoding: bytes.suffix(4096), as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { line in SharedConfigReader.trimmed(String(line.map { isPrintable($0) ? $0 : " " })) }
      .filter { !$0.isEmpty }
    var text = lines.suffix(3).joined(separator: " / ")
    // Longer ones first, so that none is left over as a part of another.
    let parts = arguments.flatMap { [$0] + $0.split(separator: "=").map(String.init) }
    for argument in parts.sorted(by: { $0.utf8.count > $1.utf8.count }) where argument.utf8.count >= 4 {
      text = text.replacing(argument, with: "…")
    }
    return String(text.prefix(400))
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
