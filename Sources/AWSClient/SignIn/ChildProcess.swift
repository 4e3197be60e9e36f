// Where Swift finds `sigset_t` depends on the build: it may be this module that brings it.
internal import CCurl
internal import COpenSSL
internal import Glibc

/// A running command with the pipes of its two outputs.
final class ChildProcess: Sendable {
  typealias Result = Swift.Result<ProcessOutput, AWSError>

  private let id: pid_t
  private let program: String
  private let limits: ProcessRunner.Limits
  private let outputs: [Int32]
  /// Read and write end; a byte in it means that the command is not wanted any more.
  ///
  /// Nil once it is over.
  private let bell: Lock<[Int32]?>

  private init(
    id: pid_t, program: String, limits: ProcessRunner.Limits, outputs: [Int32], bell: [Int32]
  ) {
    self.id = id
    self.program = program
    self.limits = limits
    self.outputs = outputs
    self.bell = Lock(bell)
  }

  /// - Throws: `AWSError` of kind credentials when the program cannot be started.
  static func start(_ words: [String], limits: ProcessRunner.Limits) throws(AWSError) -> ChildProcess {
    let program = words.first ?? ""
    var pipes: [Int32] = []
    for _ in 0..<3 {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else {
        pipes.forEach { _ = Glibc.close($0) }
        throw failure(program, "could not be started: \(String(cString: strerror(errno)))")
      }
      // Other commands that start meanwhile must not hold these open.
      ends.forEach { _ = fcntl($0, F_SETFD, FD_CLOEXEC) }
      pipes += ends
    }
    let (id, problem) = spawn(words, output: pipes[1], errors: pipes[3])
    [1, 3].forEach { _ = Glibc.close(pipes[$0]) }
    guard problem == 0 else {
      [0, 2, 4, 5].forEach { _ = Glibc.close(pipes[$0]) }
      throw failure(program, "could not be started: \(String(cString: strerror(problem)))")
    }
    return ChildProcess(
      id: id, program: program, limits: limits, outputs: [pipes[0], pipes[2]], bell: [pipes[4], pipes[5]])
  }

  /// Ends the command, if it still runs.
  func cancel() {
    bell.withLock { ends in
      guard let ends else { return }
      var byte: UInt8 = 1
      _ = write(ends[1], &byte, 1)
    }
  }

  /// Reads everything on a thread of its own and calls back from there.
  func collect(_ done: @escaping @Sendable (Result) -> Void) {
    let isStarted = OwnThread.start { [self] in
      let result = readToEnd()
      close()
      done(result)
    }
    guard isStarted else {
      kill(-id, SIGKILL)
      var status: Int32 = 0
      waitpid(id, &status, 0)
      close()
      done(.failure(Self.failure(program, "could not be read: there is no thread for it")))
      return
    }
  }

  private func close() {
    outputs.forEach { _ = Glibc.close($0) }
    bell.withLock { ends in
      ends?.forEach { _ = Glibc.close($0) }
      ends = nil
    }
  }

  private func readToEnd() -> Result {
    var collected: [[UInt8]] = [[], []]
    // Room for what such commands print, so that growing leaves no copies behind.
    for index in collected.indices { collected[index].reserveCapacity(65_536) }
    let result = gather(into: &collected)
    if case .failure = result {
      for index in collected.indices {
        collected[index].withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
      }
    }
    return result.map { exit in
      ProcessOutput(exitStatus: exit, standardOutput: collected[0], standardError: collected[1])
    }
  }

  private func gather(into collected: inout [[UInt8]]) -> Swift.Result<Int32, AWSError> {
    guard let stop = bell.withLock({ $0?.first }) else { return .failure(Self.cancelled) }
    var open = [true, true]
    var exit: Int32?
    let deadline = Self.now() + limits.time
    while open.contains(true) || exit == nil {
      guard Self.now() < deadline else { return ended("took longer than \(Int(limits.time)) seconds", exit) }
      var polled = [
        pollfd(fd: open[0] ? outputs[0] : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: open[1] ? outputs[1] : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&polled, 3, open.contains(true) ? Self.tick : Self.shortTick)
      if polled[2].revents != 0 { return ended(nil, exit) }
      for index in 0..<2 where polled[index].revents != 0 {
        open[index] = read(outputs[index], into: &collected[index])
        if collected[index].count > limits.output {
          return ended("printed more than \(limits.output) bytes", exit)
        }
      }
      // Something that the command left running may keep the pipes open for ever. All that the command itself said
      // has been read only if it had ended before there was nothing to read: between the two looks it may still speak.
      if exit != nil, ready == 0 { break }
      if exit == nil { exit = reap() }
    }
    return .success(exit ?? -1)
  }

  /// - Returns: False at the end of the output.
  private func read(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    defer { buffer.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) } }
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    bytes += buffer[..<count]
    return count > 0
  }

  /// The exit status, or 128 and the signal as shells have it; -1 when it is not known, nil while the command runs.
  private func reap() -> Int32? {
    var status: Int32 = 0
    let found = waitpid(id, &status, WNOHANG)
    // Somebody else has fetched its status: all that is known is that it has ended.
    if found < 0 && errno == ECHILD { return -1 }
    guard found == id else { return nil }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Ends the whole group, so that nothing of the command is left.
  private func ended(_ reason: String?, _ exit: Int32?) -> Swift.Result<Int32, AWSError> {
    if exit == nil {
      kill(-id, SIGKILL)
      var status: Int32 = 0
      while waitpid(id, &status, 0) < 0 && errno == EINTR {}
    }
    return .failure(reason.map { Self.failure(program, $0 + " and was ended") } ?? Self.cancelled)
  }
}

extension ChildProcess {
  /// Milliseconds between looks at whether the command has ended.
  private static let tick: Int32 = 50
  /// The same once it has closed its outputs.
  private static let shortTick: Int32 = 2

  private static let cancelled = AWSError(
    .cancelled, code: "Cancelled", message: "The command for credentials was cancelled.")

  /// Names the program only: arguments may hold secrets.
  private static func failure(_ program: String, _ what: String) -> AWSError {
    AWSError(.credentials, code: "ProcessFailed", message: "The command \(program) \(what).")
  }

  /// Seconds on a clock that nobody sets.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Starts the command with default signals, in a session of its own.
  private static func spawn(_ words: [String], output: Int32, errors: Int32) -> (id: pid_t, problem: Int32) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | 0x80  // POSIX_SPAWN_SETSID
    posix_spawnattr_setflags(&attributes, Int16(flags))
    let arguments = words.map { strdup($0) }
    defer {
      for argument in arguments {
        if let argument { OPENSSL_cleanse(argument, strlen(argument)) }
        free(argument)
      }
    }
    var id: pid_t = 0
    let problem = posix_spawnp(&id, words.first ?? "", &actions, &attributes, arguments + [nil], environ)
    return (id, problem)
  }
}
