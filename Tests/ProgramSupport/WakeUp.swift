import Glibc

/// A pipe that wakes a thread out of poll(2).
final class WakeUp: Sendable {
  let readEnd: Int32
  private let writeEnd: Int32

  init() throws(ProgramError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw ProgramError(.couldNotStart, "A pipe could not be opened: \(String(cString: strerror(errno))).")
    }
    readEnd = ends[0]
    writeEnd = ends[1]
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Wakes the thread; a full pipe wakes it just as well.
  func ring() {
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }

  /// Forgets the rings so far.
  func silence() {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(readEnd, &bytes, bytes.count) > 0 {}
  }
}
