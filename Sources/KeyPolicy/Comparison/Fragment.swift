/// A piece of a policy's text, once its variables have their values.
struct Fragment: Hashable, Sendable {
  var text: String
  /// True if `*` and `?` in the text are those characters, as in `${*}`, and no wildcards.
  var isLiteral = false
  /// True if the text is a variable's value or default.
  var isSubstituted = false

  /// Equal to the byte: AWS does not normalise, and Swift's own equality of texts does.
  static func == (left: Self, right: Self) -> Bool {
    left.isLiteral == right.isLiteral && left.isSubstituted == right.isSubstituted
      && left.text.utf8.elementsEqual(right.text.utf8)
  }
}
