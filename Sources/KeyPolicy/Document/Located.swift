/// A value with its place in the policy text.
public struct Located<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The value.
  public var value: Value
  /// Where it was written, quotes included.
  public var range: ByteRange

  /// Makes a value with a place.
  public init(_ value: Value, range: ByteRange) {
    self.value = value
    self.range = range
  }
}
