import Glibc

/// A program that runs on three pipes while a test works, such as a server.
package final class BackgroundProgram: Sendable {
  /// What it has written so far.
  package struct Transcript: Sendable, CustomStringConvertible {
    package var standardOutput: [UInt8] = []
    package var standardError: [UInt8] = []

    package var output: String { String(decoding: standardOutput, as: UTF8.self) }
    package var errors: String { String(decoding: standardError, as: UTF8.self) }
    /// The complete lines of the standard output.
    package var lines: [String] {
      output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    package var description: String { "standard output:\n\(output)\nstandard error:\n\(errors)" }
  }

  private let watch: ProgramWatch<TranscriptOutput>

  package init(_ command: ProgramCommand) throws(ProgramError) {
    watch = try ProgramWatch(command, output: TranscriptOutput())
  }

  package var processID: Int32 { watch.guarded.process }
  package var status: ProgramStatus { watch.status }
  package var transcript: Transcript { watch.snapshot }

  package func send(_ text: String) { watch.send(Array(text.utf8)) }
  package func closeInput() { watch.closeInput() }
  package func signal(_ number: Int32) { watch.signal(number) }

  /// Waits until a complete line of the standard output satisfies `look`.
  @discardableResult
  package func waitForLine<Value: Sendable>(
    _ what: String, timeout: Duration = .seconds(60), look: @escaping @Sendable (String) -> Value?
  ) async throws -> Value {
    try await watch.wait(for: what, timeout: timeout) { transcript, _ in
      transcript.lines.lazy.compactMap(look).first
    }
  }

  @discardableResult
  package func waitForExit(timeout: Duration = .seconds(60)) async throws -> ProgramStatus {
    try await watch.waitForExit(timeout: timeout)
  }

  /// Asks it to end (SIGTERM) and waits until it has.
  @discardableResult
  package func stop(timeout: Duration = .seconds(20)) async throws -> ProgramStatus {
    signal(SIGTERM)
    return try await waitForExit(timeout: timeout)
  }

  /// Runs a program to its end.
  package static func run(
    _ command: ProgramCommand, input: String = "", timeout: Duration = .seconds(60)
  ) async throws -> (status: ProgramStatus, transcript: Transcript) {
    let program = try BackgroundProgram(command)
    program.send(input)
    program.closeInput()
    let status = try await program.waitForExit(timeout: timeout)
    return (status, program.transcript)
  }
}

/// Collects what comes through the pipes.
private struct TranscriptOutput: ProgramOutput {
  var transcript = BackgroundProgram.Transcript()

  mutating func receive(_ bytes: [UInt8], from source: OutputSource) {
    if source == .standardError {
      transcript.standardError += bytes
    } else {
      transcript.standardOutput += bytes
    }
  }

  mutating func takeReplies() -> [UInt8] { [] }

  func snapshot(receivedAt: ContinuousClock.Instant) -> BackgroundProgram.Transcript { transcript }
}
