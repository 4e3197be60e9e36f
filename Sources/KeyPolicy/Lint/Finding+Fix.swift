extension Finding {
  /// A change of the policy text that makes a finding go away.
  public struct Fix: Hashable, Sendable {
    /// What to put in place of some bytes.
    public struct Edit: Hashable, Sendable {
      /// The bytes to replace; an empty range inserts.
      public var range: ByteRange
      /// What stands there afterwards.
      public var replacement: String

      /// Makes an edit.
      public init(_ range: ByteRange, _ replacement: String) {
        self.range = range
        self.replacement = replacement
      }
    }

    /// What the change does, as one full sentence.
    public var title: String
    /// The edits, which do not overlap.
    public var edits: [Edit]

    /// Makes a fix.
    public init(title: String, edits: [Edit]) {
      self.title = title
      self.edits = edits
    }

    /// The text with the edits made, the last first, so that no edit moves another.
    ///
    /// An edit that lies outside the text or overlaps a later one is left out.
    public func apply(to text: [UInt8]) -> [UInt8] {
      var text = text
      var end = text.count
      for edit in edits.sorted(by: { ($1.range.lower, $1.range.upper) < ($0.range.lower, $0.range.upper) }) {
        guard edit.range.lower >= 0, edit.range.lower <= edit.range.upper, edit.range.upper <= end else {
          continue
        }
        text.replaceSubrange(edit.range.lower..<edit.range.upper, with: Array(edit.replacement.utf8))
        end = edit.range.lower
      }
      return text
    }

    /// Puts a JSON string in place of a value.
    static func writing(_ text: String, at range: ByteRange, _ title: String) -> Fix {
      Fix(title: title, edits: [Edit(range, JSONText.quoted(text))])
    }
  }
}
