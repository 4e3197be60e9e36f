import KeyPolicy
import Testing

/// Short ways to write two policies and compare them.
enum DifferenceSketch {
  typealias P = Policies

  static let otherAccount = "444455556666"
  static let otherRoot = "arn:aws:iam::444455556666:root"
  static let delegation = allow(P.root)

  static func allow(_ who: String, _ action: String = "kms:*", if condition: String = "") -> String {
    statement("Allow", who, action, condition)
  }

  static func deny(_ who: String, _ action: String = "kms:*", if condition: String = "") -> String {
    statement("Deny", who, action, condition)
  }

  /// `action` is one action or several between commas; `condition` the members of a Condition.
  static func statement(_ effect: String, _ who: String, _ action: String, _ condition: String) -> String {
    let actions = action.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ", ")
    let more = condition.isEmpty ? "" : ", \"Condition\": {\(condition)}"
    return
      #"{"Effect": "\#(effect)", "Principal": {"AWS": "\#(who)"}, "Action": [\#(actions)], "Resource": "*"\#(more)}"#
  }

  static func test(_ comparison: String, _ key: String, _ values: String...) -> String {
    let list = values.map { "\"\($0)\"" }.joined(separator: ", ")
    return #""\#(comparison)": {"\#(key)": [\#(list)]}"#
  }

  static func document(_ statements: [String], version: String = "2012-10-17") throws -> PolicyDocument {
    let text = #"{"Version": "\#(version)", "Statement": [\#(statements.joined(separator: ", "))]}"#
    return try #require(PolicyDocument.parse(Array(text.utf8)).document)
  }

  static func difference(
    _ old: [String], _ new: [String], oldVersion: String = "2012-10-17", newVersion: String = "2012-10-17"
  ) throws -> AccessDifference {
    AccessDifference.between(
      try document(old, version: oldVersion), try document(new, version: newVersion),
      key: KeyFacts(arn: P.keyARN))
  }
}
