/// Names characters for sentences, so that invisible ones can be spoken of.
enum CharacterName {
  /// `"x"` for what can be seen, and the code point with it: `"é" (U+00E9)`; only the code point for what cannot.
  static func of(_ value: UInt32) -> String {
    let code = "U+\(hex(value, digits: 4))"
    guard let scalar = Unicode.Scalar(value), isVisible(scalar) else { return "The character \(code)" }
    return "\"\(Character(scalar))\" (\(code))"
  }

  /// Upper-case hexadecimal digits, at least `digits` of them.
  static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
      false
    default: true
    }
  }
}
