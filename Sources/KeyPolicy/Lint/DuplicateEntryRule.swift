/// `lint.duplicate-entry`: the same entry twice in one list.
///
/// Source: IAM User Guide, "IAM JSON policy elements reference": the entries of a list are joined by "or"; action names are
/// case-insensitive.
enum DuplicateEntryRule: LintStatementRule {
  static let code = "lint.duplicate-entry"

  static func check(_ statement: LintStatement, in policy: LintPolicy, _ log: inout LintLog) {
    let source = statement.source
    check(source.actions?.patterns ?? [], "action", policy, &log) {
      ByteText(ASCII.lowercased($0.value.utf8))
    }
    check(source.resources?.patterns ?? [], "resource", policy, &log) { ByteText($0.value) }
    if let principals = source.principals?.principals, principals.count > 1 {
      for kind in PolicyPrincipal.Kind.allCases {
        check(principals.filter { $0.kind == kind }.map(\.name), "principal", policy, &log) {
          ByteText($0.value)
        }
      }
    }
    for test in source.condition?.tests ?? [] {
      check(test.values, "value", policy, &log) { ByteText($0.value) }
    }
  }

  private static func check(
    _ entries: [Located<String>], _ noun: String, _ policy: LintPolicy, _ log: inout LintLog,
    _ name: (Located<String>) -> ByteText
  ) {
    guard entries.count > 1 else { return }
    var seen: Set<ByteText> = []
    for (index, entry) in entries.enumerated() where !seen.insert(name(entry)).inserted {
      log.note(
        code, entry.range,
        "The \(noun) \"\(Excerpt.of(entry.value))\" stands in this list twice, which changes nothing: remove one.",
        fix: policy.removal(
          of: index, from: entries.map(\.range), "Remove the second \(Excerpt.of(entry.value))."))
    }
  }
}
