import CPseudoTerminal
import Glibc

/// The descriptors that lead to a program, as the loop's thread uses them.
struct ProgramDescriptors {
  private let guarded: GuardedProcess
  private var readable: [(descriptor: Int32, source: OutputSource)]
  private var writable: Int32
  private var reports: Int32
  private var control: Int32
  private var buffer = [UInt8](repeating: 0, count: 65536)

  init(_ guarded: GuardedProcess) {
    self.guarded = guarded
    let sources: [(Int32, OutputSource)] = [
      (guarded.terminal, .terminal), (guarded.output, .standardOutput), (guarded.errors, .standardError),
    ]
    readable = sources.filter { $0.0 >= 0 }
    writable = guarded.terminal >= 0 ? guarded.terminal : guarded.input
    reports = guarded.reports
    control = guarded.control
  }

  /// Whether the guardian has gone and nothing more will ever come.
  var isFinished: Bool { reports < 0 }

  /// Sleeps until there is something to do, or for `milliseconds` (-1: as long as it takes).
  func sleep(bell: Int32, wantsToWrite: Bool, milliseconds: Int32) {
    var waits = [bell, reports].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    waits += readable.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    if wantsToWrite { waits.append(pollfd(fd: writable, events: Int16(POLLOUT), revents: 0)) }
    _ = poll(&waits, nfds_t(waits.count), milliseconds)
  }

  /// Takes what has arrived: up to a mebibyte a source, or everything if `toTheEnd`.
  mutating func read(toTheEnd: Bool, into receive: ([UInt8], OutputSource) -> Void) {
    for (index, (descriptor, source)) in readable.enumerated().reversed() {
      for _ in 0..<(toTheEnd ? 1024 : 16) {
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        if count > 0 {
          receive(Array(buffer[..<count]), source)
        } else if count < 0, errno == EINTR {
          continue
        } else {
          // End of a pipe, or EIO from a terminal whose line nobody has open any more.
          if count == 0 || errno != EAGAIN { closeReadable(at: index) }
          break
        }
      }
    }
  }

  /// Takes the guardian's next report of the program's state.
  mutating func nextReport() -> ProgramStatus? {
    guard reports >= 0 else { return nil }
    var report = kmscope_report()
    let count = Glibc.read(reports, &report, MemoryLayout<kmscope_report>.size)
    guard count == MemoryLayout<kmscope_report>.size else {
      if count == 0 { closeReports() }
      return nil
    }
    switch Int(report.kind) {
    case KMSCOPE_REPORT_STOPPED: return .stopped(signal: report.value)
    case KMSCOPE_REPORT_EXITED: return .exited(code: report.value)
    case KMSCOPE_REPORT_KILLED: return .killed(signal: report.value)
    default: return .running
    }
  }

  /// Writes as much as the program takes now and returns how much that was; a closed end takes everything.
  mutating func write(_ bytes: [UInt8]) -> Int {
    guard writable >= 0, !bytes.isEmpty else { return bytes.count }
    let count = Glibc.write(writable, bytes, bytes.count)
    if count >= 0 { return count }
    return errno == EAGAIN || errno == EINTR ? 0 : bytes.count
  }

  /// Closes the program's standard input, or hangs up its terminal.
  mutating func closeWritable() {
    guard writable >= 0 else { return }
    if writable == guarded.terminal {
      hangUp()
    } else {
      close(writable)
    }
    writable = -1
  }

  /// Closes the terminal's side of the line, but keeps its number taken: others may still ask it for its modes.
  private mutating func hangUp() {
    let nowhere = open("/dev/null", O_RDWR | O_CLOEXEC)
    dup2(nowhere, guarded.terminal)
    _ = fcntl(guarded.terminal, F_SETFD, FD_CLOEXEC)
    close(nowhere)
    readable = []
  }

  /// Tells the guardian to end everything.
  mutating func closeControl() {
    if control >= 0 { close(control) }
    control = -1
  }

  /// Closes whatever is left except the terminal, and collects the guardian.
  mutating func finish() {
    while !readable.isEmpty { closeReadable(at: readable.count - 1) }
    if writable >= 0, writable != guarded.terminal { close(writable) }
    closeControl()
    var status: Int32 = 0
    while waitpid(guarded.guardian, &status, 0) < 0, errno == EINTR {}
  }

  private mutating func closeReadable(at index: Int) {
    let descriptor = readable.remove(at: index).descriptor
    if descriptor != guarded.terminal { close(descriptor) }
  }

  private mutating func closeReports() {
    close(reports)
    reports = -1
  }
}
