/// A value of a JSON text that knows where it was written.
public struct JSONNode: Sendable, Hashable {
  /// What kind of value it is, with its content.
  public enum Value: Sendable, Hashable {
    /// An object: its members in the order of the text, duplicates included.
    case object([JSONMember])
    /// An array.
    case array([JSONNode])
    /// A string, decoded.
    case string(String)
    /// A number as it was written.
    case number(String)
    /// `true` or `false`.
    case boolean(Bool)
    /// `null`.
    case null
  }

  /// The bytes from the first to the last character of the value, quotes and brackets included.
  public var range: ByteRange
  /// The value.
  public var value: Value

  /// Makes a node.
  public init(_ value: Value, range: ByteRange) {
    self.value = value
    self.range = range
  }

  /// The decoded text of a string; nil for every other value.
  public var string: String? {
    guard case .string(let string) = value else { return nil }
    return string
  }

  /// What people call this kind of value, with its article: `a string`, `an object`.
  public var kindName: String {
    switch value {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .boolean(let value): value ? "true" : "false"
    case .null: "null"
    }
  }
}
