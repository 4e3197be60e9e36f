/// `lint.unknown-condition-key`: a key with the prefix `aws:` or `kms:` that AWS does not document; `lint.foreign-condition-key`: a
/// key of another service, which no request to KMS carries.
///
/// Sources: AWS KMS Developer Guide, "AWS KMS condition keys"; IAM User Guide, "AWS global condition context keys".
enum UnknownConditionKeyRule: LintTestRule {
  static let code = "lint.unknown-condition-key"
  static let foreignCode = "lint.foreign-condition-key"

  static func check(
    _ test: LintTest, of statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog
  ) {
    guard test.key == nil else { return }
    let consequence = test.consequence(in: statement) ?? "so it is not known what this test does"
    if isOurs(test.name.bytes) {
      guard log.hasRoom(for: code) else { return }
      let meant = suggestion(test)
      let advice = meant.map { "you may have meant \($0)" } ?? "correct it"
      log.warning(
        code, test.source.key.range,
        "AWS documents no condition key \(test.spelling), and a key that is in no request is missing, \(consequence): \(advice).",
        fix: meant.map { .writing($0, at: test.source.key.range, "Write \($0).") })
    } else if ConditionKey.isForeign(test.source.key.value) {
      log.warning(
        foreignCode, test.source.key.range,
        "The condition key \(test.spelling) belongs to requests of another service, and no request to KMS carries it, \(consequence): test a key that "
          + "KMS knows instead.")
    }
  }

  private static func isOurs(_ name: [UInt8]) -> Bool {
    name.starts(with: "aws:".utf8) || name.starts(with: "kms:".utf8)
  }

  /// The nearest key; of keys with a parameter the name is compared without it.
  private static func suggestion(_ test: LintTest) -> String? {
    let text = test.source.key.value
    let separator = text.utf8.dropFirst(4).firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
    if let separator, separator < text.utf8.index(before: text.endIndex) {
      let end = text.utf8.index(after: separator)
      let names = ConditionKey.all.lazy.filter(\.hasParameter).map(\.name)
      return Suggestion.nearest(to: String(text[..<end]), among: names).map { $0 + text[end...] }
    }
    // AWS has no key of one name under both prefixes, so the right name with the wrong prefix is clear.
    let other = (test.name.bytes.starts(with: "aws:".utf8) ? "kms:" : "aws:") + text.dropFirst(4)
    if let key = ConditionKey.named(other), !key.hasParameter { return key.name }
    return Suggestion.nearest(
      to: text, among: ConditionKey.all.lazy.filter { !$0.hasParameter && $0.isForKeyPolicies }.map(\.name))
  }
}
