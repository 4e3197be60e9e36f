/// How the `Bool` and `Null` condition operators read a text, in the policy as in the request.
enum BooleanText {
  /// True for `true` in any case.
  ///
  /// Everything else is false, also `yes`, `1`, an empty text and `true` between blanks (recorded on AWS).
  static func isTrue(_ text: String) -> Bool {
    // Only the letters of "true" become these four bytes when the bit of their case is set.
    text.utf8.count == 4 && zip(text.utf8, "true".utf8).allSatisfy { $0 | 0x20 == $1 }
  }
}
