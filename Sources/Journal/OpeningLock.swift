internal import Foundation

/// Lets one process at a time open a journal.
///
/// Two processes that start together would otherwise both create the tables, or both set a damaged file aside, the
/// second one moving the first one's new journal. `flock(2)` ends with the process, so a crash leaves nothing locked.
enum OpeningLock {
  /// Does something while holding the lock.
  ///
  /// - Throws: `busy` when another process has held it for `patience` seconds, or what `work` throws.
  static func hold<Value>(
    path: String, patience: TimeInterval, _ work: () throws(JournalError) -> Value
  ) throws(JournalError) -> Value {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw JournalError(errno: errno, task: "open", path: path) }
    defer { close(file) }
    try wait(for: file, path: path, patience: patience)
    return try work()
  }

  private static func wait(for file: Int32, path: String, patience: TimeInterval) throws(JournalError) {
    let deadline = ContinuousClock.now + .seconds(patience)
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      let problem = errno
      if problem == EINTR { continue }
      guard problem == EWOULDBLOCK else { throw JournalError(errno: problem, task: "lock", path: path) }
      guard ContinuousClock.now < deadline else {
        throw JournalError(
          .busy, message: "Another kmscope has been opening the journal for too long (\(path) is locked).",
          hint: JournalError.busyHint)
      }
      usleep(10_000)
    }
  }
}
