import Glibc

/// Keeps standard error off the screen while curses owns it.
///
/// Only when standard error is a terminal: where somebody redirected it, it disturbs nobody.
final class ErrorOutput {
  /// A copy of the real standard error while it is diverted, else -1.
  private(set) var saved: Int32 = -1
  private let log: Int32?

  init(log: Int32?) {
    self.log = log
  }

  func divert() {
    guard saved < 0, isatty(STDERR_FILENO) != 0 else { return }
    let copy = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { return }
    let target = log ?? open("/dev/null", O_WRONLY | O_CLOEXEC)
    guard target >= 0, dup2(target, STDERR_FILENO) >= 0 else {
      close(copy)
      return
    }
    if log == nil { close(target) }
    saved = copy
  }

  func restore() {
    guard saved >= 0 else { return }
    dup2(saved, STDERR_FILENO)
    close(saved)
    saved = -1
  }
}
