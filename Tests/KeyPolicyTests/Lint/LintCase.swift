import KeyPolicy
import Testing

/// A policy with a place marked in it where a lint finding must stand, or without marks where none of its code may.
struct LintCase: CustomTestStringConvertible {
  let code: String
  let severity: Finding.Severity?
  let policy: MarkedText
  let key: KeyFacts

  var isFiring: Bool { severity != nil }
  var testDescription: String { "\(code): \(policy.marked)" }

  /// A policy in which the rule warns at the marks.
  static func finds(_ code: String, _ marked: String) -> LintCase {
    finds(code, .warning, marked)
  }

  /// A policy in which the rule finds something at the marks.
  static func finds(_ code: String, _ severity: Finding.Severity, _ marked: String) -> LintCase {
    LintCase(code: code, severity: severity, policy: MarkedText(marked), key: key)
  }

  /// A policy in which the rule finds nothing.
  static func passes(_ code: String, _ text: String, key: KeyFacts = Self.key) -> LintCase {
    LintCase(code: code, severity: nil, policy: MarkedText(text), key: key)
  }

  static let key = KeyFacts(
    arn: Policies.keyARN, keySpec: "SYMMETRIC_DEFAULT", keyUsage: "ENCRYPT_DECRYPT", origin: "AWS_KMS")

  func findings() -> [Finding] {
    PolicyLint.findings(PolicyDocument.parse(policy.bytes), key: key).filter { $0.code == code }
  }
}

/// Policies of one statement, written shortly.
enum LintText {
  static let root = #"{"AWS": "\#(Policies.root)"}"#
  static let role = #"{"AWS": "\#(Policies.role)"}"#
  static let everybody = #"{"AWS": "*"}"#
  static let foreign = #"{"AWS": "arn:aws:iam::444455556666:root"}"#

  /// A statement with this Principal, Action and Condition, each as JSON.
  static func statement(
    _ effect: String, _ principal: String, _ action: String, _ condition: String? = nil
  ) -> String {
    let condition = condition.map { #", "Condition": \#($0)"# } ?? ""
    return
      #"{"Effect": "\#(effect)", "Principal": \#(principal), "Action": \#(action), "Resource": "*"\#(condition)}"#
  }

  static func policy(_ statements: String..., version: String = #""Version": "2012-10-17", "#) -> String {
    "{\(version)\"Statement\": [\(statements.joined(separator: ", "))]}"
  }

  static func allow(_ principal: String, _ action: String, _ condition: String? = nil) -> String {
    policy(statement("Allow", principal, action, condition))
  }

  static func deny(_ principal: String, _ action: String, _ condition: String? = nil) -> String {
    policy(statement("Deny", principal, action, condition))
  }
}
