/// One member of a JSON object: its name and its value, each with its place.
public struct JSONMember: Sendable, Hashable {
  /// The name's node; its value is always a string.
  public var key: JSONNode
  /// The value's node.
  public var value: JSONNode
  /// The decoded name.
  public var name: String

  /// Makes a member.
  public init(name: String, key: JSONNode, value: JSONNode) {
    self.name = name
    self.key = key
    self.value = value
  }

  /// From the first byte of the name to the last byte of the value.
  public var range: ByteRange { ByteRange(key.range.lower, value.range.upper) }
}
