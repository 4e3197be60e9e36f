import Foundation

/// A file named on the command line, with what was in it.
struct PolicyInput {
  /// As it was named; `stdin` for standard input.
  var name: String
  var bytes: [UInt8]

  /// Far more than any policy has, so that a wrong file is not read for minutes.
  static let most = 16 << 20

  /// Reads a file, or standard input for `-`.
  ///
  /// `what` says what the file is for, with its article.
  static func read(_ path: String, as what: String, most: Int = Self.most) throws(Failure) -> PolicyInput {
    guard path != "-" else {
      return PolicyInput(
        name: "stdin", bytes: try read(STDIN_FILENO, name: "standard input", as: what, most: most))
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, as: what) }
    defer { close(descriptor) }
    return PolicyInput(name: path, bytes: try read(descriptor, name: path, as: what, most: most))
  }

  private static func read(
    _ descriptor: Int32, name: String, as what: String, most: Int
  ) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    let portion = 1 << 16
    while true {
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: portion))
      let count = bytes.withUnsafeMutableBytes { buffer in
        Foundation.read(descriptor, buffer.baseAddress.map { $0 + start }, portion)
      }
      let code = errno
      bytes.removeLast(portion - max(0, count))
      if count < 0, code == EINTR { continue }
      guard count >= 0 else { throw unreadable(name, as: what, code) }
      guard count > 0 else { return bytes }
      guard bytes.count <= most else {
        throw Failure("\(name), \(what), has more than \(most >> 20) MiB.", hint: "Name another file.")
      }
    }
  }

  private static func unreadable(_ name: String, as what: String, _ code: Int32 = errno) -> Failure {
    Failure(
      "\(name), \(what), cannot be read: \(String(cString: strerror(code))).",
      hint: "Name a file that you may read, or - for standard input.")
  }
}
