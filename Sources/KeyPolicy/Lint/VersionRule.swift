/// `lint.version`: a policy in the old version of the language.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Version": 2012-10-17 is the current version; a policy without one is read as
/// 2008-10-17.
enum VersionRule: LintRule {
  static let code = "lint.version"
  private static let current = "2012-10-17"

  static func check(_ policy: LintPolicy, _ log: inout LintLog) {
    let document = policy.document
    // Where variables would come alive the new version means something else, which is another finding.
    guard !hasVariables(document) else { return }
    if let version = document.version {
      guard version.value == "2008-10-17" else { return }
      log.note(
        code, version.range,
        "Version 2008-10-17 is the old language of policies, which has no policy variables: write \"\(current)\", which means the same "
          + "here.", fix: fix(policy))
    } else if isObject(policy) {
      log.note(
        code, ByteRange(document.range.lower, document.range.lower + 1),
        "The policy has no Version and is read as 2008-10-17, which has no policy variables: write \"Version\": \"\(current)\", which "
          + "means the same here.", fix: fix(policy))
    }
  }

  /// A fix that writes the current version.
  static func fix(_ policy: LintPolicy) -> Finding.Fix? {
    let title = "Write Version \(current)."
    if let version = policy.document.version { return .writing(current, at: version.range, title) }
    guard isObject(policy), !policy.document.statements.isEmpty else { return nil }
    let place = policy.document.range.lower + 1
    return Finding.Fix(
      title: title,
      edits: [Finding.Fix.Edit(ByteRange(place, place), "\"Version\": \"\(current)\", ")])
  }

  private static func isObject(_ policy: LintPolicy) -> Bool {
    let start = policy.document.range.lower
    return policy.text.indices.contains(start) && policy.text[start] == UInt8(ascii: "{")
  }

  private static func hasVariables(_ document: PolicyDocument) -> Bool {
    document.statements.contains { statement in
      statement.condition?.tests.contains { test in
        test.values.contains { VariableAsTextRule.isVariable($0.value) }
      } == true || statement.resources?.patterns.contains { VariableAsTextRule.isVariable($0.value) } == true
    }
  }
}
