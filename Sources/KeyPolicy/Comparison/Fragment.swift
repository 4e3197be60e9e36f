/// A piece of a policy's text, once its variables have their values.
struct Fragment: Hashable, Sendable {
  var text: String
  /// True if `*` and `?` in the text are those characters, as in `${*}`, and no wildcards.
  var isLiteral = false
  /// True if the text is a variable's value or default.
  var isSubstituted = false
}
