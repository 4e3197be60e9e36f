@testable import AWSClient

/// Shapes of AWS's service models, as Data/service-models-botocore has them.
enum ModelShape {
  /// A value of every member, as it travels; texts are values no list of AWS's knows.
  static func sample(_ shape: JSONValue, _ name: String) -> JSONValue {
    switch shape.string {
    case "blob": return .string(Base64.encode(Array(name.utf8)))
    case "timestamp": return .number("1790000000.5")
    case "boolean": return .bool(true)
    case "integer", "long": return .number("7")
    case "double", "float": return .number("0.25")
    case .some: return .string("\(name)-é")
    case nil: break
    }
    if let element = shape["list"] {
      return .array([sample(element, name + "1"), sample(element, name + "2")])
    }
    if let value = shape["map"] {
      return .object([.init("a", sample(value, name + "A")), .init("b", sample(value, name + "B"))])
    }
    return structure(shape["structure"] ?? .object([]))
  }

  /// An object with a value of every member.
  static func structure(_ members: JSONValue) -> JSONValue {
    .object(members.members.map { .init($0.name, sample($0.value, $0.name)) })
  }

  /// What documentation and recordings write for people, as it travels: bytes in base64, times as seconds.
  static func wire(_ value: JSONValue, _ shape: JSONValue?) -> JSONValue {
    switch (value, shape?.string) {
    case (.string(let text), "blob"): .string(Base64.encode(Array(text.utf8)))
    case (.string, "timestamp"): .number("1500000000.25")
    case (.object, "string"): .string(value.text)
    case (.array(let elements), _): .array(elements.map { wire($0, shape?["list"]) })
    case (.object(let members), _):
      .object(
        members.map { member in
          .init(member.name, wire(member.value, shape?["structure"]?[member.name] ?? shape?["map"]))
        })
    default: value
    }
  }

  static func wire(members: JSONValue, _ shapes: JSONValue?) -> JSONValue {
    .object(members.members.map { .init($0.name, wire($0.value, shapes?[$0.name])) })
  }
}

extension JSONValue {
  /// With members sorted and numbers in one spelling, so that equal meaning is equal.
  var normalized: JSONValue {
    switch self {
    case .object(let members):
      .object(members.map { Member($0.name, $0.value.normalized) }.sorted { $0.name < $1.name })
    case .array(let elements): .array(elements.map(\.normalized))
    case .number(let digits): .number(Double(digits).map { "\($0)" } ?? digits)
    default: self
    }
  }

  func without(_ names: Set<String>) -> JSONValue {
    .object(members.filter { !names.contains($0.name) })
  }
}
