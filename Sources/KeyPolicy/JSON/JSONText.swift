/// Writes JSON.
enum JSONText {
  /// The text as a JSON string, quotes included (RFC 8259, section 7).
  ///
  /// What a key policy cannot hold as it is stays escaped: AWS certainly refuses characters beyond U+00FF (AWS KMS API Reference,
  /// PutKeyPolicy, parameter Policy), and perhaps not their escapes.
  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        if (0x20...0xFF).contains(scalar.value) {
          out.unicodeScalars.append(scalar)
        } else {
          for unit in UTF16.encode(scalar) ?? .init() {
            out += "\\u" + CharacterName.hex(UInt32(unit), digits: 4)
          }
        }
      }
    }
    return out + "\""
  }
}
