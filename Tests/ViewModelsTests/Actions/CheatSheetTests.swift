import Foundation
import Testing
import ViewModels

struct CheatSheetTests {
  /// `docs/keys.md`, from this file's place in the repository.
  private static let page = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("docs/keys.md")

  @Test func thePageInTheRepositoryIsTheOneTheTableMakes() throws {
    if ProcessInfo.processInfo.environment["KMSCOPE_UPDATE_GOLDENS"] == "1" {
      try CheatSheet.markdown.write(to: Self.page, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: Self.page, encoding: .utf8)
    #expect(written == CheatSheet.markdown, "Run KMSCOPE_UPDATE_GOLDENS=1 make test FILTER=CheatSheet")
  }
}
