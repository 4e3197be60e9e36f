/// `Condition`: tests that must all hold for the statement to apply.
public struct PolicyCondition: Sendable, Hashable {
  /// One test: an operator, a condition key and the values to compare with.
  public struct Test: Sendable, Hashable {
    /// The operator as written, for example `ForAnyValue:StringLike`.
    public var comparison: Located<String>
    /// The condition key as written, for example `aws:SourceIp`.
    public var key: Located<String>
    /// The values; JSON numbers and booleans are given as text.
    public var values: [Located<String>]

    /// Makes a test.
    public init(comparison: Located<String>, key: Located<String>, values: [Located<String>]) {
      self.comparison = comparison
      self.key = key
      self.values = values
    }
  }

  /// The tests in the order of the text.
  public var tests: [Test]
  /// The element's value.
  public var range: ByteRange

  /// Makes a condition.
  public init(tests: [Test], range: ByteRange) {
    self.tests = tests
    self.range = range
  }
}
