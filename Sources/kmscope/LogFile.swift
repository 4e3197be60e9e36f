import Foundation
import Logging

/// The log that `--log-file` asks for: one line a call, no bodies, no secrets.
struct LogFile {
  let descriptor: Int32
  let logger: Logger

  /// Opens for appending; a new file may be read by its owner only.
  init(path: String) throws {
    let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure(
        "the log file \(path) cannot be opened: \(String(cString: strerror(errno))).",
        hint: "Give another --log-file.")
    }
    self.descriptor = descriptor
    logger = Logger(label: "kmscope") { _ in LineLogHandler(descriptor: descriptor) }
  }
}

/// Writes each entry as one line: time, message, metadata.
struct LineLogHandler: LogHandler {
  let descriptor: Int32
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .debug

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  init(descriptor: Int32) { self.descriptor = descriptor }

  func log(event: LogEvent) {
    let merged = metadata.merging(event.metadata ?? [:]) { _, new in new }
    let pairs = merged.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let time = Date().ISO8601Format()
    // Text from outside must not forge a line of its own.
    let line = ([time, event.message.description] + pairs).joined(separator: " ").withoutControls()
    let bytes = Array((line + "\n").utf8)
    // One write a line: lines of several threads do not mix. A full disk must not stop the console.
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }
}
