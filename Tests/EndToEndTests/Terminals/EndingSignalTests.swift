import FoundationEssentials
import Glibc
import ProgramSupport
import PseudoTerminalSupport
import Testing

@Suite("A console that is ended by a signal few think of", .serialized)
struct EndingSignalTests {
  /// Starts a program on a terminal, in a home of its own, and waits until the sandbox's keys are there.
  static func start(_ path: String, _ arguments: [String], home: borrowing TemporaryHome) async throws
    -> TerminalSession
  {
    var command = ProgramCommand(path, arguments)
    command.environment["HOME"] = home.path
    let session = try TerminalSession(command, columns: 100, rows: 30)
    try await session.waitFor("the keys of the sandbox") { $0.line(0).contains("50 keys") }
    return session
  }

  static func expectTerminalGivenBack(_ session: TerminalSession) throws {
    #expect(!session.screen.isAlternate)
    #expect(session.screen.isCursorVisible)
    #expect(try session.modes() == session.modesAtStart)
  }

  /// What ends a process unless it is handled (signal(7)), but for what the console ignores.
  @Test(
    "gives the terminal back",
    arguments: [
      SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGIO, SIGPWR, SIGSTKFLT, SIGSYS, SIGTRAP,
      SIGQUIT,
    ])
  func ended(signal: Int32) async throws {
    let home = try TemporaryHome()
    let session = try await Self.start(try Repository.executable(), ["--sandbox"], home: home)
    session.signal(signal)
    #expect(try await session.waitForExit() == .killed(signal: signal))
    try Self.expectTerminalGivenBack(session)
  }

  @Test("ends, and is not stopped once more, when it was stopped and is in the background")
  func endedInTheBackground() async throws {
    let home = try TemporaryHome()
    let session = try await Self.start(try Repository.executable(), ["--sandbox"], home: home)
    session.signal(SIGSTOP)
    #expect(try await session.waitForStop() == SIGSTOP)
    session.signal(SIGINT)
    session.signal(SIGCONT)
    #expect(try await session.waitForExit() == .killed(signal: SIGINT))
  }

  @Test("leaves no image of its memory, which would hold the credentials")
  func noCore() async throws {
    let home = try TemporaryHome()
    let line = "ulimit -S -c \"$(ulimit -H -c)\"; exec \"$0\" --sandbox"
    let session = try await Self.start("/bin/sh", ["-c", line, try Repository.executable()], home: home)
    let limits = try String(contentsOfFile: "/proc/\(session.processID)/limits", encoding: .utf8)
    let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
    #expect(core.dropFirst("Max core file size".count).split(separator: " ").first == "0")
    session.type("q")
    #expect(try await session.waitForExit() == .exited(code: 0))
  }

  @Test("outlives the reader of its log")
  func brokenLog() async throws {
    let home = try TemporaryHome()
    // The reader goes after one line; every call after that writes into a pipe without a reader.
    let line = "\"$0\" --sandbox --log-file /dev/fd/3 3>&1 >/dev/tty | head -n 1 >/dev/null; echo \"ended\""
    let session = try await Self.start("/bin/sh", ["-c", line, try Repository.executable()], home: home)
    session.type("?")
    try await session.waitFor(text: "Move up")
    session.press(.escape)
    try await session.waitUntilGone(text: "Move up")
    session.type("q")
    try await session.waitFor(text: "ended")
    #expect(!session.screen.isAlternate)
  }
}

/// A folder of a test's own, removed with it.
struct TemporaryHome: ~Copyable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kmscope-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
