import ProgramSupport
import Testing

@Suite("The command line explains itself", .serialized)
struct HelpTests {
  @Test(
    "on standard output, with status 0",
    arguments: [
      (
        ["--help"],
        [
          "terminal console for AWS KMS", "--sandbox", "--profile", "--region", "--read-only", "sandbox",
          "kmscope check ",
        ]
      ),
      (["--version"], ["0.1.0"]),
      (
        ["check", "--help"],
        [
          "--caller", "--caller-role", "--key", "--iam-policy", "--iam <none>", "--boundary",
          "--session-policy", "--scp", "--rcp", "--vpc-endpoint-policy", "--context", "--absent", "--time",
          "--format", "--cases", "get-caller-identity", "Exit status: 0 accepted, 1 refused, 3",
          "residualRisks",
        ]
      ),
      (
        ["diff", "--help"],
        [
          "<old>", "<new>", "--key", "--format", "git show", "Exit status: 0 same meaning, 1 different",
          "cannotTell",
        ]
      ),
      (["sandbox", "--help"], ["serve"]),
      (["sandbox", "serve", "--help"], ["--port", "127.0.0.1", "AWS_ACCESS_KEY_ID=sandbox", "eu-west-1"]),
    ])
  func help(arguments: [String], says: [String]) async throws {
    let home = try Home()
    let (status, transcript) = try await BackgroundProgram.run(
      ProgramCommand(try Repository.executable(), arguments, environment: home.environment))
    #expect(status == .exited(code: 0))
    #expect(transcript.errors.isEmpty)
    for part in says { #expect(transcript.output.contains(part), "\(transcript.output)") }
    #expect(transcript.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(transcript.output)")
  }

  @Test("and a port that is taken or none is refused with a sentence", arguments: ["70000", "abc"])
  func badPort(port: String) async throws {
    let home = try Home()
    let (status, transcript) = try await BackgroundProgram.run(
      ProgramCommand(
        try Repository.executable(), ["sandbox", "serve", "--port", port], environment: home.environment))
    #expect(status == .exited(code: 2))
    #expect(transcript.errors.contains("--port"))
  }

  @Test("a port somebody else listens on is said")
  func takenPort() async throws {
    let first = try await ServedSandbox()
    let port = first.endpoint.split(separator: ":").last.map(String.init) ?? ""
    let home = try Home()
    let (status, transcript) = try await BackgroundProgram.run(
      ProgramCommand(
        try Repository.executable(), ["sandbox", "serve", "--port", port], environment: home.environment))
    #expect(status == .exited(code: 2))
    #expect(transcript.errors.contains("could not listen on 127.0.0.1:\(port)"))
    #expect(transcript.errors.contains("Try another --port."))
    try await first.stop()
  }
}
