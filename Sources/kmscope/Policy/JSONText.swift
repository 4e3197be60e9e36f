/// A JSON value to be written.
///
/// Characters that a terminal would obey, hide or reorder are written as escapes, so that the text may be looked at anywhere.
enum JSONText {
  case string(String)
  case number(Int)
  case boolean(Bool)
  case null
  case list([JSONText])
  /// Members in the order in which they are written.
  case object([(String, JSONText)])

  /// Null for nil.
  static func optional(_ text: String?) -> JSONText { text.map { .string($0) } ?? .null }

  /// Null for nil.
  static func optional(_ number: Int?) -> JSONText { number.map { .number($0) } ?? .null }

  static func strings(_ texts: [String]) -> JSONText { .list(texts.map { .string($0) }) }

  /// An object with its members sorted by name.
  static func sorted(_ members: [(String, JSONText)]) -> JSONText {
    .object(members.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) })
  }

  /// Writes the value on one line.
  func writeCompact(to bytes: inout [UInt8]) {
    switch self {
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.writeCompact(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(member.0, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.1.writeCompact(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    default: writeScalar(to: &bytes)
    }
  }

  /// Writes the value on as many lines as it has members, two blanks a level.
  func writePretty(to bytes: inout [UInt8], level: Int = 0) {
    switch self {
    case .list(let values) where !values.isEmpty:
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        Self.newLine(to: &bytes, level: level + 1, isFirst: index == 0)
        value.writePretty(to: &bytes, level: level + 1)
      }
      Self.newLine(to: &bytes, level: level, isFirst: true)
      bytes.append(UInt8(ascii: "]"))
    case .object(let members) where !members.isEmpty:
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        Self.newLine(to: &bytes, level: level + 1, isFirst: index == 0)
        Self.write(member.0, to: &bytes)
        bytes += ": ".utf8
        member.1.writePretty(to: &bytes, level: level + 1)
      }
      Self.newLine(to: &bytes, level: level, isFirst: true)
      bytes.append(UInt8(ascii: "}"))
    default: writeCompact(to: &bytes)
    }
  }

  private static func newLine(to bytes: inout [UInt8], level: Int, isFirst: Bool) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: level * 2)
  }

  private func writeScalar(to bytes: inout [UInt8]) {
    switch self {
    case .string(let text): Self.write(text, to: &bytes)
    case .number(let number): bytes += String(number).utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .null, .list, .object: bytes += "null".utf8
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\n": bytes += "\\n".utf8
      case " "..."~": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      default:
        if isShown(scalar) {
          bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        } else {
          for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { escape(unit, to: &bytes) }
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  private static func escape(_ unit: UInt16, to bytes: inout [UInt8]) {
    bytes += "\\u".utf8
    let digits = String(unit, radix: 16)
    bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
    bytes += digits.utf8
  }
}
