import AWSClient
import Foundation
import Testing
import ViewModels

/// A state is always a word as well as a colour.
struct KeyStateWordTests {
  /// The eight states of https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html, and what AWS may add.
  @Test(arguments: [
    ("Enabled", "enabled", KeyStateWord.Tone.enabled), ("Disabled", "disabled", .disabled),
    ("PendingImport", "needs import", .disabled), ("PendingDeletion", "pending", .pending),
    ("PendingReplicaDeletion", "pending", .pending), ("Unavailable", "unavailable", .unavailable),
    ("Creating", "creating", .unavailable), ("Updating", "updating", .unavailable),
    ("Hibernating", "Hibernating", .unknown), ("", "unknown", .unknown),
  ])
  func everyStateHasAWord(state: String, word: String, tone: KeyStateWord.Tone) {
    let key = ConsoleStory.metadata("k") { $0.state = state }
    let shown = KeyStateWord(key, now: ConsoleStory.noon)
    #expect(shown.word == word)
    #expect(shown.tone == tone)
  }

  @Test(arguments: [(30.0, "pending 30d"), (12.5, "pending 13d"), (0.5, "pending <1d"), (-1, "pending <1d")])
  func aPendingKeySaysHowLong(days: Double, word: String) {
    let key = ConsoleStory.metadata("k") {
      $0.state = "PendingDeletion"
      $0.deletionDate = ConsoleStory.noon + days * 86_400
    }
    #expect(KeyStateWord(key, now: ConsoleStory.noon).word == word)
  }
}
