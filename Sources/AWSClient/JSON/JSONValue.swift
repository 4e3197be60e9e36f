/// A JSON value as AWS sent it: members keep their order, numbers their digits.
package enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  /// The number as written, for example `1.7e9`.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Sendable, Equatable {
    package var name: String
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The first member of that name; nil when it is absent, null, or this is no object.
  package subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self, let member = members.first(where: { $0.name == name }) else {
      return nil
    }
    return member.value == .null ? nil : member.value
  }

  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  package var bool: Bool? {
    guard case .bool(let flag) = self else { return nil }
    return flag
  }

  /// The number as a finite floating-point value.
  package var double: Double? {
    guard case .number(let digits) = self, let value = Double(digits), value.isFinite else { return nil }
    return value
  }

  package var int: Int? { double.flatMap { Int(exactly: $0) } }

  package var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }
}

extension JSONValue {
  /// Compact JSON text.
  package var text: String {
    var output = ""
    write(to: &output)
    return output
  }

  private func write(to output: inout String) {
    switch self {
    case .null: output += "null"
    case .bool(let flag): output += flag ? "true" : "false"
    case .number(let digits): output += digits
    case .string(let text): Self.writeString(text, to: &output)
    case .array(let elements):
      output += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { output += "," }
        element.write(to: &output)
      }
      output += "]"
    case .object(let members):
      output += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { output += "," }
        Self.writeString(member.name, to: &output)
        output += ":"
        member.value.write(to: &output)
      }
      output += "}"
    }
  }

  private static func writeString(_ text: String, to output: inout String) {
    output += "\""
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    if isPlain {
      output += text
    } else {
      for scalar in text.unicodeScalars { writeEscaped(scalar, to: &output) }
    }
    output += "\""
  }

  private static func writeEscaped(_ scalar: UnicodeScalar, to output: inout String) {
    switch scalar {
    case "\"": output += "\\\""
    case "\\": output += "\\\\"
    case "\n": output += "\\n"
    case "\r": output += "\\r"
    case "\t": output += "\\t"
    case let control where control.value < 0x20:
      output += "\\u00" + (control.value < 0x10 ? "0" : "") + String(control.value, radix: 16)
    default: output.unicodeScalars.append(scalar)
    }
  }
}
