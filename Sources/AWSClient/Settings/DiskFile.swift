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

  private static func failure() -> FileContents {
    errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(String(cString: strerror(errno)))
  }
}
