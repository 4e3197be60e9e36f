/// `Action` or `Resource`, or the negated form of either: a list of texts with wildcards.
public struct PolicyPatterns: Sendable, Hashable {
  /// True for `NotAction` and `NotResource`.
  public var isNegated: Bool
  /// The patterns in the order of the text.
  public var patterns: [Located<String>]
  /// The element's value.
  public var range: ByteRange

  /// Makes an element.
  public init(isNegated: Bool, patterns: [Located<String>], range: ByteRange) {
    self.isNegated = isNegated
    self.patterns = patterns
    self.range = range
  }
}
