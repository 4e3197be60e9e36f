import FoundationEssentials
import Glibc
import Testing

@testable import AWSClient

/// Commands that are slow, loud, failing, hanging or that leave something behind.
@Suite(.timeLimit(.minutes(1))) struct ProcessRunnerTests {
  static func shell(_ script: String) -> [String] { ["sh", "-c", script] }

  static func limits(time: Double = 30, output: Int = 1 << 20) -> ProcessRunner.Limits {
    var limits = ProcessRunner.Limits()
    limits.time = time
    limits.output = output
    return limits
  }

  static func failure(_ words: [String], _ limits: ProcessRunner.Limits) async -> AWSError? {
    await TestClient.failure { () throws(AWSError) in try await ProcessRunner.run(words, limits: limits) }
  }

  static func scratch() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "kmscope-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func whatItPrintsAndHowItEndsAreKept() async throws {
    let output = try await ProcessRunner.run(Self.shell("printf out; printf err >&2; exit 3"))
    #expect(output.standardOutput == Array("out".utf8))
    #expect(output.standardError == Array("err".utf8))
    #expect(output.exitStatus == 3)
  }

  @Test func bytesComeThroughAsTheyAre() async throws {
    let output = try await ProcessRunner.run(["printf", #"\000\377\001\n"#])
    #expect(output.standardOutput == [0, 255, 1, 10])
    #expect(output.exitStatus == 0)
  }

  @Test func slowOutputIsWaitedFor() async throws {
    let output = try await ProcessRunner.run(Self.shell("printf a; sleep 0.2; printf b"))
    #expect(output.standardOutput == Array("ab".utf8))
  }

  @Test func muchOutputOnBothSidesDoesNotBlock() async throws {
    let output = try await ProcessRunner.run(
      Self.shell("head -c 300000 /dev/zero >&2; head -c 300000 /dev/zero"))
    #expect(output.standardOutput.count == 300_000)
    #expect(output.standardError.count == 300_000)
  }

  @Test func aSignalIsAStatusToo() async throws {
    let output = try await ProcessRunner.run(Self.shell("kill -TERM $$"))
    #expect(output.exitStatus == 128 + SIGTERM)
  }

  @Test func standardInputIsEmpty() async throws {
    let output = try await ProcessRunner.run(["cat"])
    #expect(output.standardOutput == [])
    #expect(output.exitStatus == 0)
  }

  @Test func itHasASessionOfItsOwnAndNoTerminal() async throws {
    // Fields of /proc/PID/stat after the name: state, parent, group, session, terminal; see proc(5).
    let output = try await ProcessRunner.run(Self.shell("echo $$; cat /proc/$$/stat; exec 3</dev/tty"))
    let lines = String(decoding: output.standardOutput, as: UTF8.self).split(separator: "\n")
    let fields = try #require(lines.last?.split(separator: ")").last).split(separator: " ")
    #expect(fields[3] == lines[0])
    #expect(fields[2] == lines[0])
    #expect(fields[4] == "0")
    #expect(output.exitStatus != 0)
  }

  @Test func itsWordsAreNotReadByAShell() async throws {
    let output = try await ProcessRunner.run(["printf", "%s|", "$HOME", "a b", "`id`"])
    #expect(output.standardOutput == Array("$HOME|a b|`id`|".utf8))
  }

  @Test func aProgramThatIsNotThereIsNamedWithoutItsArguments() async throws {
    let error = try #require(await Self.failure(["kmscope-no-such-program", "secret123"], Self.limits()))
    #expect(error.code == "ProcessFailed")
    #expect(error.message.contains("kmscope-no-such-program could not be started: No such file"))
    #expect(!error.sentences.contains("secret123"))
  }

  @Test func aCommandThatHangsIsEndedWithAllItHasStarted() async throws {
    let folder = try Self.scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("pid").path
    let error = await Self.failure(
      ["sh", "-c", "sleep 1000 & echo $! > \"$0\"; wait", file], Self.limits(time: 0.5))
    #expect(error?.code == "ProcessFailed")
    #expect(error?.message.contains("took longer than") == true)
    #expect(error?.message.contains(file) == false)
    let pid = try String(contentsOfFile: file, encoding: .utf8).filter { !$0.isNewline }
    #expect(Self.hasEnded(pid))
  }

  @Test func aCommandThatNeverStopsTalkingIsEnded() async throws {
    let error = await Self.failure(["yes"], Self.limits(output: 100_000))
    #expect(error?.message.contains("printed more than 100000 bytes") == true)
  }

  @Test func whatItLeavesRunningIsNotWaitedFor() async throws {
    let output = try await ProcessRunner.run(Self.shell("sleep 1000 & echo $!"))
    let pid = try #require(pid_t(String(decoding: output.standardOutput, as: UTF8.self).filter(\.isNumber)))
    #expect(output.exitStatus == 0)
    kill(pid, SIGKILL)
  }

  @Test func cancellingEndsIt() async throws {
    let folder = try Self.scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("pid").path
    let run = Task { () async -> AWSError? in
      await Self.failure(
        ["sh", "-c", "echo $$ > \"$0.new\"; mv \"$0.new\" \"$0\"; sleep 1000", file], Self.limits())
    }
    while !FileManager.default.fileExists(atPath: file) { await Task.yield() }
    run.cancel()
    #expect(await run.value?.kind == .cancelled)
    #expect(Self.hasEnded(try String(contentsOfFile: file, encoding: .utf8).filter { !$0.isNewline }))
  }

  @Test func manyRunAtTheSameTime() async throws {
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for number in 0..<20 {
        group.addTask { try await ProcessRunner.run(["printf", "%s", "\(number)"]).standardOutput }
      }
      var said: Set<String> = []
      for try await output in group { said.insert(String(decoding: output, as: UTF8.self)) }
      #expect(said == Set((0..<20).map(String.init)))
    }
  }

  /// Gone, or dead and not yet fetched by whoever inherited it.
  private static func hasEnded(_ pid: String) -> Bool {
    guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return true }
    return stat.split(separator: ")").last?.hasPrefix(" Z") == true
  }
}
