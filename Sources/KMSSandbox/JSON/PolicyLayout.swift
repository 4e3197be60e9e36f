import AWSClient

/// The layout in which KMS gives key policies back.
///
/// Two blanks a level, a blank on both sides of a colon, arrays in one line with their objects opened in place. Recorded
/// on AWS with GetKeyPolicy of a default key: what comes back is a re-serialised document, not the text that was sent, so
/// a client that compares texts instead of meanings fails here as it fails there.
enum PolicyLayout {
  static func text(of value: JSONValue) -> String {
    var out = ""
    write(value, level: 0, to: &out)
    return out
  }

  private static func write(_ value: JSONValue, level: Int, to out: inout String) {
    switch value {
    case .object(let members) where !members.isEmpty:
      let indent = String(repeating: "  ", count: level + 1)
      out += "{"
      for (index, member) in members.enumerated() {
        out += (index > 0 ? ",\n" : "\n") + indent + JSONValue.string(member.name).text + " : "
        write(member.value, level: level + 1, to: &out)
      }
      out += "\n" + String(repeating: "  ", count: level) + "}"
    case .array(let elements) where !elements.isEmpty:
      out += "[ "
      for (index, element) in elements.enumerated() {
        if index > 0 { out += ", " }
        write(element, level: level, to: &out)
      }
      out += " ]"
    case .object: out += "{ }"
    case .array: out += "[ ]"
    case .null, .bool, .number, .string: out += value.text
    }
  }
}
