/// A half-open range of UTF-8 byte offsets into a policy text.
public struct ByteRange: Hashable, Sendable {
  /// Offset of the first byte.
  public var lower: Int
  /// Offset after the last byte.
  public var upper: Int

  /// Makes a range from `lower` up to, but not including, `upper`.
  public init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = upper
  }
}
