/// Where in a policy's text a finding is.
package struct AnalyzerLocation: Sendable, Hashable {
  /// One step on the way into the policy.
  package enum Step: Sendable, Hashable {
    /// Of an array, counted from 0.
    case index(Int)
    /// The name of a member.
    case key(String)
    /// A part of a text.
    case substring(start: Int, length: Int)
    /// The value of the member named before.
    case value(String)
    /// A kind of step AWS added later, as JSON text.
    case unknown(String)

    static func read(_ value: JSONValue) -> Step {
      if let index = value["index"]?.int { return .index(index) }
      if let key = value["key"]?.string { return .key(key) }
      if let text = value["value"]?.string { return .value(text) }
      if let part = value["substring"], let start = part["start"]?.int, let length = part["length"]?.int {
        return .substring(start: start, length: length)
      }
      return .unknown(value.text)
    }
  }

  package struct Position: Sendable, Hashable {
    /// Counted from 1.
    package var line: Int
    /// Counted from 0.
    package var column: Int
    /// From the start of the text.
    package var offset: Int

    static func read(_ value: JSONValue) -> Position? {
      guard let line = value["line"]?.int, let column = value["column"]?.int,
        let offset = value["offset"]?.int
      else { return nil }
      return Position(line: line, column: column, offset: offset)
    }
  }

  package var path: [Step]
  /// Nil when AWS says nothing usable about it.
  package var start: Position?
  /// Behind the last character.
  package var end: Position?

  static func read(_ value: JSONValue) -> AnalyzerLocation {
    let span = value["span"]
    return AnalyzerLocation(
      path: (value["path"]?.array ?? []).map(Step.read), start: span?["start"].flatMap(Position.read),
      end: span?["end"].flatMap(Position.read))
  }
}
