/// Paths of shared files as people write them: with `~` and with variables of the environment.
enum FilePath {
  /// Replaces `$NAME` and `${NAME}`, then a leading `~`, as the AWS CLI does; names that are not set stay.
  /// - Returns: Nil when the path begins with `~` and HOME is not set.
  static func expanded(_ path: String, _ environment: Environment) -> String? {
    let path = withVariables(path, environment)
    guard path == "~" || path.hasPrefix("~/") else { return path }
    return environment["HOME"].map { $0 + path.dropFirst() }
  }

  private static func withVariables(_ path: String, _ environment: Environment) -> String {
    var result = ""
    var rest = path[...]
    while let mark = rest.firstIndex(of: "$") {
      result += rest[..<mark]
      let after = rest[rest.index(after: mark)...]
      let (name, end) = variable(after)
      result += environment.variables[name] ?? String(rest[mark..<end])
      rest = rest[end...]
    }
    return result + rest
  }

  /// The name behind a `$` and where it ends.
  private static func variable(_ text: Substring) -> (name: String, end: Substring.Index) {
    if text.first == "{", let brace = text.firstIndex(of: "}") {
      return (String(text[text.index(after: text.startIndex)..<brace]), text.index(after: brace))
    }
    let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    return (String(name), name.endIndex)
  }
}
