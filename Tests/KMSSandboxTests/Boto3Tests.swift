import ProgramSupport
import Testing

@testable import KMSSandbox

/// The sandbox spoken to by an AWS SDK that knows nothing of it.
struct Boto3Tests {
  @Test("boto3 lists, reads, edits, is refused a lockout, and schedules and cancels a deletion")
  func story() async throws {
    let python = try await PythonEnvironment.python(importing: "boto3")
    let script = "\(Repository.root)/Tests/KMSSandboxTests/boto3_story.py"
    try await RunningServer.with { (running) async throws in
      let (status, transcript) = try await BackgroundProgram.run(
        ProgramCommand(python, [script, running.url]))
      #expect(status == .exited(code: 0), "\(transcript)")
      #expect(transcript.output.contains("the story holds"))
    }
  }
}
