/// Blanks around a text.
///
/// AWS nowhere says whether it trims them, so a text that is right but for its blanks is neither certainly taken nor certainly
/// refused.
enum Blanks {
  /// The text without white space and control characters at its ends.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Whether the text has any.
  static func surround(_ text: String) -> Bool {
    text.unicodeScalars.first.map(isBlank) == true || text.unicodeScalars.last.map(isBlank) == true
  }

  /// Control characters, the space and the no-break space.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || (0x7F...0xA0).contains(scalar.value)
  }
}
