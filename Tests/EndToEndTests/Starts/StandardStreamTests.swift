import ProgramSupport
import Testing

@Suite("Started with streams that are closed or full", .serialized)
struct StandardStreamTests {
  /// Runs a line of the shell in which `$0` is kmscope.
  static func run(_ line: String) async throws -> (status: ProgramStatus, said: BackgroundProgram.Transcript)
  {
    let command = ProgramCommand("/bin/sh", ["-c", line, try Repository.executable()])
    let (status, transcript) = try await BackgroundProgram.run(command)
    return (status, transcript)
  }

  @Test(
    "kmscope ends with the status it would have anyway",
    arguments: [
      ("exec \"$0\" --profile nobody 2>&-", 2), ("exec \"$0\" --profile nobody 2>/dev/full", 2),
      ("exec \"$0\" --profile nobody <&- >&- 2>&-", 2), ("exec \"$0\" --version >&-", 0),
    ] as [(String, Int32)])
  func closed(line: String, status: Int32) async throws {
    #expect(try await Self.run(line).status == .exited(code: status))
  }

  @Test("a name that would command the terminal is shown without its commands")
  func hostileName() async throws {
    let (status, said) = try await Self.run(
      "exec \"$0\" --region x-1 --profile \"$(printf '\\033[31mred\\n')\"")
    #expect(status == .exited(code: 2))
    #expect(said.errors.hasPrefix("kmscope: Profile ?[31mred is neither in ~/.aws/config"))
    #expect(!said.errors.contains("\u{1B}"))
  }
}
