import Glibc
import ProgramSupport
import Testing

@Suite("Programs on pipes")
struct BackgroundProgramTests {
  @Test("what a program writes and how it ends are told apart")
  func runsToTheEnd() async throws {
    let (status, transcript) = try await BackgroundProgram.run(
      ProgramCommand("sh", ["-c", "read word; echo \"got $word\"; echo trouble >&2; exit 3"]), input: "tea\n")
    #expect(status == .exited(code: 3))
    #expect(transcript.output == "got tea\n")
    #expect(transcript.errors == "trouble\n")
  }

  @Test("megabytes in both directions do not block either side")
  func largeTransfers() async throws {
    let input = String(repeating: "0123456789abcde\n", count: 100_000)
    let (status, transcript) = try await BackgroundProgram.run(ProgramCommand("cat"), input: input)
    #expect(status == .exited(code: 0))
    #expect(transcript.output == input)
  }

  @Test("nothing of our environment reaches the program unless it is passed on")
  func environmentIsNotInherited() async throws {
    setenv("KMSCOPE_TEST_SECRET", "do not inherit me", 1)
    let command = ProgramCommand("/usr/bin/env", environment: ["ONLY": "this"])
    let (_, transcript) = try await BackgroundProgram.run(command)
    #expect(transcript.output == "ONLY=this\n")
  }

  @Test("a program that does not exist is an error that names it")
  func missingProgram() async throws {
    let error = #expect(throws: ProgramError.self) {
      try BackgroundProgram(ProgramCommand("no-such-program", environment: ["PATH": "/usr/bin:/bin"]))
    }
    #expect(error?.message == "There is no program named no-such-program in /usr/bin, /bin.")
  }

  @Test("a file that cannot be executed is an error with the system's reason")
  func unexecutableProgram() async throws {
    let error = #expect(throws: ProgramError.self) { try BackgroundProgram(ProgramCommand("/dev/null")) }
    #expect(error?.message == "/dev/null could not be started: Permission denied.")
  }

  @Test("a program whose owner lets go of it is ended, with its children")
  func endsWithItsOwner() async throws {
    var program: BackgroundProgram? = try BackgroundProgram(
      ProgramCommand("sh", ["-c", "sleep 1000 & echo child $!; wait"]))
    let child = try await program?.waitForLine("the child's id") { line in
      line.hasPrefix("child ") ? pid_t(line.dropFirst("child ".count)) : nil
    }
    program = nil
    let process = try #require(child)
    // A killed orphan is gone, or a zombie until whoever adopted it looks.
    while kill(process, 0) == 0, !isZombie(process) { await Task.yield() }
  }

  @Test("stop ends a program that obeys, by the signal it was sent")
  func stops() async throws {
    let program = try BackgroundProgram(ProgramCommand("sh", ["-c", "echo ready; exec sleep 1000"]))
    try await program.waitForLine("ready") { $0 == "ready" ? true : nil }
    #expect(try await program.stop() == .killed(signal: SIGTERM))
  }

  private func isZombie(_ process: pid_t) -> Bool {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return true }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 512)
    guard fgets(&line, Int32(line.count), file) != nil else { return true }
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.contains(") Z ")
  }
}
