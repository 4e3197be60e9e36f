/// Cuts texts for use inside sentences.
enum Excerpt {
  /// The text itself, or its beginning and an ellipsis if it is longer than `most` scalars.
  static func of(_ text: String, most: Int = 80) -> String {
    guard text.utf8.count > most, text.unicodeScalars.count > most else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(most - 1))) + "…"
  }
}
