/// A statement that took part in a simulated decision.
package struct MatchedStatement: Sendable, Hashable {
  /// A place in the policy's text, counted from 1.
  package struct Position: Sendable, Hashable {
    package var line: Int
    package var column: Int
  }

  /// For example the name of the policy.
  package var sourcePolicyID: String?
  /// For example `IAM Policy`.
  package var sourcePolicyType: String?
  package var start: Position?
  package var end: Position?

  static func read(_ element: XMLElement) -> MatchedStatement {
    MatchedStatement(
      sourcePolicyID: element.text("SourcePolicyId"), sourcePolicyType: element.text("SourcePolicyType"),
      start: element["StartPosition"].flatMap(position), end: element["EndPosition"].flatMap(position))
  }

  private static func position(_ element: XMLElement) -> Position? {
    guard let line = element.text("Line").flatMap({ Int($0) }),
      let column = element.text("Column").flatMap({ Int($0) })
    else { return nil }
    return Position(line: line, column: column)
  }
}
