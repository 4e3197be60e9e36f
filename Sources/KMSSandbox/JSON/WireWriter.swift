/// Writes JSON values as text.
enum WireWriter {
  /// The shortest text, as KMS answers travel.
  static func compact(_ value: WireValue) -> String {
    var out = ""
    write(value, to: &out)
    return out
  }

  /// The layout in which KMS gives key policies back: two blanks a level, a blank on both sides of a colon, arrays in one
  /// line with their objects opened in place.
  ///
  /// Recorded on AWS with GetKeyPolicy of a default key: what comes back is a re-serialised document, not the text
  /// that was sent, so a client that compares texts instead of meanings fails here as it fails there.
  static func policy(_ value: WireValue) -> String {
    var out = ""
    writePolicy(value, level: 0, to: &out)
    return out
  }

  private static func write(_ value: WireValue, to out: inout String) {
    switch value {
    case .object(let members):
      out += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { out += "," }
        quote(member.name, to: &out)
        out += ":"
        write(member.value, to: &out)
      }
      out += "}"
    case .array(let elements):
      out += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { out += "," }
        write(element, to: &out)
      }
      out += "]"
    default: scalar(value, to: &out)
    }
  }

  private static func writePolicy(_ value: WireValue, level: Int, to out: inout String) {
    switch value {
    case .object(let members) where !members.isEmpty:
      let indent = String(repeating: "  ", count: level + 1)
      out += "{"
      for (index, member) in members.enumerated() {
        out += (index > 0 ? ",\n" : "\n") + indent
        quote(member.name, to: &out)
        out += " : "
        writePolicy(member.value, level: level + 1, to: &out)
      }
      out += "\n" + String(repeating: "  ", count: level) + "}"
    case .array(let elements) where !elements.isEmpty:
      out += "[ "
      for (index, element) in elements.enumerated() {
        if index > 0 { out += ", " }
        writePolicy(element, level: level, to: &out)
      }
      out += " ]"
    case .object: out += "{ }"
    case .array: out += "[ ]"
    default: scalar(value, to: &out)
    }
  }

  private static func scalar(_ value: WireValue, to out: inout String) {
    switch value {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .number(let text): out += text
    case .string(let text): quote(text, to: &out)
    case .array, .object: break
    }
  }

  private static func quote(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
