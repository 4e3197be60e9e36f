/// A JSON value with its members in the order they were written.
///
/// AWS answers with members in a fixed order and gives policies back in the order of their author, so an object is a
/// list and not a dictionary. Numbers keep their text: nothing is lost between reading and writing.
enum WireValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([WireValue])
  case object([WireMember])

  /// The value of a member, nil for a missing one and for what is not an object; of equal names the first counts.
  subscript(name: String) -> WireValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text of a string.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The elements of an array.
  var elements: [WireValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  static func number(_ value: Int) -> WireValue { .number(String(value)) }
}

/// One member of a JSON object.
struct WireMember: Sendable, Equatable {
  var name: String
  var value: WireValue

  init(_ name: String, _ value: WireValue) {
    self.name = name
    self.value = value
  }
}
