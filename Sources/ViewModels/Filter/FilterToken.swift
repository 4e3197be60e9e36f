/// One word of a filter line: what stands between blanks, with `"` around blanks that belong to it.
struct FilterToken: Equatable {
  /// Without the quotes and the sign of negation.
  var text: String
  var negated: Bool
  /// True when the word begins with a quote: then it is looked for as it stands, and names no field.
  var quoted: Bool

  /// The words of a line; a quote that is still open ends with the line, so that nothing jumps while typing.
  static func split(_ line: String) -> [FilterToken] {
    var tokens: [FilterToken] = []
    var token = FilterToken(text: "", negated: false, quoted: false)
    var inQuotes = false
    var isEmpty = true
    func finish() {
      if !token.text.isEmpty { tokens.append(token) }
      token = FilterToken(text: "", negated: false, quoted: false)
      isEmpty = true
    }
    for scalar in line.unicodeScalars {
      switch scalar {
      case "\"":
        if isEmpty { token.quoted = true }
        isEmpty = false
        inQuotes.toggle()
      case _ where scalar.properties.isWhitespace && !inQuotes:
        finish()
      case "!" where isEmpty && !token.negated, "-" where isEmpty && !token.negated:
        token.negated = true
      default:
        isEmpty = false
        token.text.unicodeScalars.append(scalar)
      }
    }
    finish()
    return tokens
  }
}
