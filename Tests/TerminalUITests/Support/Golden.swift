import ViewModels
import Foundation
import Testing

@testable import TerminalUI

/// Screens kept as files in `Goldens/`: text, one letter per cell for its style, and the cursor.
///
/// `KMSCOPE_UPDATE_GOLDENS=1` writes them anew; then look at what changed before keeping it.
enum Golden {
  private static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Goldens")

  static func expect(
    _ terminal: MemoryTerminal, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = directory.appendingPathComponent(name + ".golden")
    let actual = terminal.golden
    if ProcessInfo.processInfo.environment["KMSCOPE_UPDATE_GOLDENS"] == "1" {
      try actual.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(actual == kept, "The screen \"\(name)\" changed:\n\(actual)", sourceLocation: sourceLocation)
  }
}
