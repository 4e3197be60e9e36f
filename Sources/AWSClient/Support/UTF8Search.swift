extension String {
  /// The first place where `needle` stands, compared byte by byte; nil for an empty one.
  package func utf8Range(of needle: String) -> Range<String.Index>? {
    guard let offset = utf8Offset(of: needle) else { return nil }
    let start = utf8.index(utf8.startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: needle.utf8.count)
  }

  /// Bytes before the needle.
  ///
  /// Texts in one piece, which nearly all are, are not copied for it.
  private func utf8Offset(of needle: String) -> Int? {
    var text = self
    var needle = needle
    return text.withUTF8 { text in
      needle.withUTF8 { needle in
        guard let first = needle.first, text.count >= needle.count else { return nil }
        for start in 0...text.count - needle.count where text[start] == first {
          if text[start...].starts(with: needle) { return start }
        }
        return nil
      }
    }
  }
}
