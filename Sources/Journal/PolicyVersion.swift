package import struct Foundation.Date

/// A policy text of a key as it was seen or written, with when, how and by whom.
package struct PolicyVersion: Sendable, Hashable {
  /// How the text came to be known.
  package enum How: String, Sendable, Hashable, CaseIterable {
    /// GetKeyPolicy returned it.
    case read
    /// It was AWS's policy just before an apply replaced it.
    case beforeApply
    /// PutKeyPolicy took it.
    case applied
    /// PutKeyPolicy refused it, or its answer never came.
    case failed
  }

  package var keyARN: String
  package var text: String
  package var seen: Date
  package var how: How
  package var callerARN: String
  /// A few words for people, for example the error code of a refusal; empty when there is nothing to say.
  package var note: String

  package init(
    keyARN: String, text: String, seen: Date, how: How, callerARN: String, note: String = ""
  ) {
    self.keyARN = keyARN
    self.text = text
    self.seen = seen
    self.how = how
    self.callerARN = callerARN
    self.note = note
  }

  /// True when this version tells nothing that the one before it has not told.
  ///
  /// Reading the same text again tells nothing. A write is an act of somebody: it is a repeat only when the same
  /// caller did it with the same note.
  func repeats(_ previous: PolicyVersion) -> Bool {
    guard keyARN == previous.keyARN, how == previous.how else { return false }
    // Compared by bytes: String's own comparison takes differently encoded accents for the same.
    guard Array(text.utf8) == Array(previous.text.utf8) else { return false }
    return how == .read || (callerARN == previous.callerARN && note == previous.note)
  }
}
