package import AWSClient
package import struct Foundation.Date

/// The state of a key as one word, with the colour class it is drawn in.
package struct KeyStateWord: Sendable, Equatable {
  /// What the word means to an operator; a state is always a word as well as a colour.
  package enum Tone: Sendable, Equatable {
    case enabled
    case disabled
    case pending
    case unavailable
    case unknown
  }
  package var word: String
  package var tone: Tone

  /// The word of AWS's key state; a state this version does not know is shown as AWS spells it.
  ///
  /// States: https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
  package init(_ metadata: KeyMetadata, now: Date) {
    switch metadata.state {
    case "Enabled": (word, tone) = ("enabled", .enabled)
    case "Disabled": (word, tone) = ("disabled", .disabled)
    case "PendingDeletion":
      tone = .pending
      word =
        metadata.deletionDate.map { "pending \(DateWords.shortCountdown(to: $0, from: now))" } ?? "pending"
    case "PendingReplicaDeletion": (word, tone) = ("pending", .pending)
    case "PendingImport": (word, tone) = ("needs import", .disabled)
    case "Unavailable": (word, tone) = ("unavailable", .unavailable)
    case "Creating": (word, tone) = ("creating", .unavailable)
    case "Updating": (word, tone) = ("updating", .unavailable)
    default: (word, tone) = (metadata.state.isEmpty ? "unknown" : metadata.state, .unknown)
    }
  }
}
