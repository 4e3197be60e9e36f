import Foundation

/// Standard output and standard error as a program is given them: possibly closed, full, or without a reader.
enum StandardStreams {
  /// Lets descriptors that the caller has closed lead to nowhere.
  ///
  /// open(2) gives the lowest free number, so that otherwise a file opened later would get what is said on standard error.
  static func fillGaps() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = Foundation.open("/dev/null", descriptor == STDIN_FILENO ? O_RDONLY : O_WRONLY)
    }
  }

  /// Writes a text for people, as far as it can be written.
  ///
  /// Names out of files may stand in it, so that what would command the terminal is replaced.
  static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.withoutControls(keeping: ["\n", "\t"]).utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

extension String {
  /// The text with a `?` for each character that a terminal would obey, hide or reorder by instead of showing it.
  func withoutControls(keeping kept: Set<Unicode.Scalar> = []) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        shown.append(kept.contains(scalar) ? scalar : "?")
      default: shown.append(scalar)
      }
    }
    return String(shown)
  }
}
