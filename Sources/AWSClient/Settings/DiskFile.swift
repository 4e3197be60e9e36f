internal import Glibc

/// Reads shared files from disk.
package enum DiskFile {
  /// Bytes; no sensible shared file is larger.
  static let largest = 8 * 1024 * 1024

  package static func read(_ path: String) -> FileContents {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return failure() }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { return failure() }
      guard count > 0 else { return .bytes(bytes) }
      bytes += buffer[..<count]
      guard bytes.count <= largest else { return .unreadable("it is larger than \(largest) bytes") }
    }
  }

  /// Replaces a file as a whole: a new one beside it, then renamed, so that no reader sees half of it.
  ///
  /// The file may be read by its owner only; a missing folder is made, for its owner only too.
  package static func replace(_ path: String, _ bytes: [UInt8]) throws(AWSError) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    makeFolder(folder)
    var template = Array((path + ".XXXXXX").utf8CString)
    // mkstemp gives the new file to its owner alone.
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw notWritten(path) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let isWritten = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
    let reason = errno
    guard close(descriptor) == 0, isWritten, rename(template, path) == 0 else {
      let error = isWritten ? errno : reason
      unlink(template)
      errno = error
      throw notWritten(path)
    }
  }

  private static func makeFolder(_ folder: String) {
    guard !folder.isEmpty, access(folder, F_OK) != 0 else { return }
    if let slash = folder.lastIndex(of: "/") { makeFolder(String(folder[..<slash])) }
    mkdir(folder, 0o700)
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      start += count
    }
    return true
  }

  private static func notWritten(_ path: String) -> AWSError {
    AWSError(
      .configuration, code: "UnwritableFile",
      message: "\(path) cannot be written: \(String(cString: strerror(errno))).",
      hint: "Check the permissions of its folder.")
  }

  private static func failure() -> FileContents {
    errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(String(cString: strerror(errno)))
  }
}
