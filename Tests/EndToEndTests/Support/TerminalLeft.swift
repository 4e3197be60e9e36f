import PseudoTerminalSupport
import Testing

extension Console {
  /// Checks that whoever uses the terminal next finds it as the console did.
  func expectTerminalGivenBack(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let screen = terminal.screen
    #expect(!screen.isAlternate, "the alternate screen was left", sourceLocation: sourceLocation)
    #expect(screen.isCursorVisible, "the cursor is visible", sourceLocation: sourceLocation)
    #expect(!screen.marksPastes, "pastes are not marked any more", sourceLocation: sourceLocation)
    #expect(!screen.reportsMouse, "the mouse is not reported", sourceLocation: sourceLocation)
    let modes = try terminal.modes()
    #expect(modes == terminal.modesAtStart, "the line has its modes back", sourceLocation: sourceLocation)
  }
}
