extension JSONInput {
  func with(_ name: String, _ tags: [KeyTag]) -> JSONInput {
    tags.isEmpty ? self : with(name, Self.list(tags))
  }

  static func list(_ tags: [KeyTag]) -> JSONValue {
    .array(
      tags.map { .object([.init("TagKey", .string($0.key)), .init("TagValue", .string($0.value))]) })
  }
}
