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
    writeAll(Array(text.withoutControls(keeping: ["\n", "\t"]).utf8), to: descriptor)
  }

  /// Writes an answer on standard output whole, or fails: half an answer is none.
  ///
  /// The bytes go out as they are: whoever made them has seen to characters that would command the terminal.
  static func writeAnswer(_ bytes: [UInt8]) throws(Failure) {
    guard writeAll(bytes, to: STDOUT_FILENO) else {
      throw Failure(
        "the answer could not be written to standard output: \(String(cString: strerror(errno))).",
        hint: "Make room, or send standard output elsewhere.")
    }
  }

  /// True if everything was written.
  @discardableResult
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
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
