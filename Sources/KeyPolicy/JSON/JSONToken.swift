/// A piece of a JSON text for highlighting.
public struct JSONToken: Sendable, Hashable {
  /// What the piece is.
  public enum Kind: String, Sendable, Hashable {
    /// A string with a colon after it.
    case memberName
    /// Any other string.
    case string
    /// A number.
    case number
    /// `true`, `false` or `null`.
    case keyword
    /// A brace, a bracket, a comma or a colon.
    case punctuation
    /// Anything JSON does not have: a comment, a bare word, a string without its end.
    case invalid
  }

  /// What it is.
  public var kind: Kind
  /// Where it is.
  public var range: ByteRange

  /// Makes a token.
  public init(_ kind: Kind, range: ByteRange) {
    self.kind = kind
    self.range = range
  }
}
