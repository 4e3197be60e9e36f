/// Writes policies and statements as AWS writes them: two spaces a level, a single value without brackets.
struct RecipeWriter {
  private var lines: [String] = []

  /// The text of a whole policy.
  static func policy(id: String?, _ statements: [RecipeStatement]) -> String {
    var writer = RecipeWriter()
    writer.lines.append("{")
    writer.lines.append("  \"Version\": \"2012-10-17\",")
    if let id { writer.lines.append("  \"Id\": \(quoted(id)),") }
    writer.lines.append("  \"Statement\": [")
    for (index, statement) in statements.enumerated() {
      writer.write(statement, level: 2, last: index == statements.count - 1)
    }
    writer.lines += ["  ]", "}"]
    return writer.lines.joined(separator: "\n")
  }

  /// The text of statements alone, to be put between the brackets of `Statement`.
  static func statements(_ statements: [RecipeStatement]) -> String {
    var writer = RecipeWriter()
    for (index, statement) in statements.enumerated() {
      writer.write(statement, level: 0, last: index == statements.count - 1)
    }
    return writer.lines.joined(separator: "\n")
  }

  private mutating func write(_ statement: RecipeStatement, level: Int, last: Bool) {
    line(level, "{")
    if let sid = statement.sid { line(level + 1, "\"Sid\": \(Self.quoted(sid)),") }
    line(level + 1, "\"Effect\": \"Allow\",")
    line(level + 1, "\"Principal\": {")
    switch statement.principal {
    case .aws(let names): values(level + 2, "AWS", names, last: true)
    case .service(let names): values(level + 2, "Service", names, last: true)
    }
    line(level + 1, "},")
    values(level + 1, "Action", statement.actions.map { "kms:" + $0 }, last: false)
    line(level + 1, "\"Resource\": \"*\"" + (statement.condition.isEmpty ? "" : ","))
    if !statement.condition.isEmpty { condition(statement.condition, level: level + 1) }
    line(level, last ? "}" : "},")
  }

  private mutating func condition(_ tests: [RecipeStatement.Test], level: Int) {
    var operators: [String] = []
    for test in tests where !operators.contains(test.conditionOperator) {
      operators.append(test.conditionOperator)
    }
    line(level, "\"Condition\": {")
    for (index, name) in operators.enumerated() {
      let ofName = tests.filter { $0.conditionOperator == name }
      line(level + 1, "\(Self.quoted(name)): {")
      for (index, test) in ofName.enumerated() {
        values(level + 2, test.key, test.values, last: index == ofName.count - 1)
      }
      line(level + 1, index == operators.count - 1 ? "}" : "},")
    }
    line(level, "}")
  }

  private mutating func values(_ level: Int, _ name: String, _ values: [String], last: Bool) {
    let end = last ? "" : ","
    if values.count == 1, let value = values.first {
      line(level, "\(Self.quoted(name)): \(Self.quoted(value))\(end)")
      return
    }
    line(level, "\(Self.quoted(name)): [")
    for (index, value) in values.enumerated() {
      line(level + 1, Self.quoted(value) + (index == values.count - 1 ? "" : ","))
    }
    line(level, "]\(end)")
  }

  private mutating func line(_ level: Int, _ text: String) {
    lines.append(String(repeating: "  ", count: level) + text)
  }

  /// A JSON string; whatever is not plain ASCII is escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x20...0x7E: result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default: result += "\\u" + CharacterName.hex(UInt32(unit), digits: 4)
      }
    }
    return result + "\""
  }
}
