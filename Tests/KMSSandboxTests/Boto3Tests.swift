import AWSClient
import Foundation
import Testing

@testable import KMSSandbox

/// The sandbox spoken to by an AWS SDK that knows nothing of it.
struct Boto3Tests {
  @Test("boto3 lists, reads, edits, is refused a lockout, and schedules and cancels a deletion")
  func story() async throws {
    guard let python = await Self.python() else {
      Issue.record("There is no Python that can import boto3: `make test` prepares one in .venv.")
      return
    }
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("boto3_story.py").path
    try await RunningServer.with { running in
      let (status, output) = try await Self.run(python, [script, running.url])
      #expect(status == 0, "\(output)")
      #expect(output.contains("the story holds"))
    }
  }

  /// `$KMSCOPE_PYTHON`, the virtual environment of the repository, or the system's Python, whichever has boto3.
  private static func python() async -> String? {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let candidates = [
      ProcessInfo.processInfo.environment["KMSCOPE_PYTHON"],
      root.appendingPathComponent(".venv/bin/python").path, "python3",
    ]
    for candidate in candidates.compactMap({ $0 }) where !candidate.isEmpty {
      if let result = try? await run(candidate, ["-c", "import boto3"]), result.status == 0 {
        return candidate
      }
    }
    return nil
  }

  /// Runs a program found in PATH with its two outputs in one file.
  ///
  /// A file and not a pipe: on Linux the end of a pipe that Foundation watches is sometimes never reported.
  private static func run(
    _ program: String, _ arguments: [String]
  ) async throws -> (status: Int32, output: String) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("kmscope-\(UUID().uuidString)")
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let handle = try FileHandle(forWritingTo: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    let status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    return (status, String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }
}
