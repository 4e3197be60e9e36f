/// A statement as the lint rules see it.
///
/// A class, because every rule passes over every statement and copying one would cost more than most rules.
final class LintStatement: Sendable {
  /// One entry of `Action` or `NotAction` that names actions of KMS.
  struct Entry: Sendable {
    var pattern: Located<String>
    /// The part after `kms:`.
    var name: String
    var hasWildcard: Bool
    /// What it matches, of all actions.
    var actions: ActionSet
    var index: Int
  }

  let source: PolicyStatement
  /// The entries that name actions of KMS, `*` excluded.
  let entries: [Entry]
  /// The actions it certainly covers that a key policy can grant; none without Action or Resource.
  let actions: ActionSet
  let tests: [LintTest]
  /// The keys, in lower case, whose presence its condition demands.
  private let demanded: Set<ByteText>
  /// Whether its condition demands that the request names some tag.
  let demandsTag: Bool
  /// True if the statement names everybody as its Principal.
  let isForEverybody: Bool

  convenience init(_ statement: PolicyStatement) {
    var reader = LintReader()
    self.init(statement, &reader)
  }

  init(_ statement: PolicyStatement, _ reader: inout LintReader) {
    source = statement
    var entries: [Entry] = []
    var covered = ActionSet()
    var isDoubtful = false
    for (index, pattern) in (statement.actions?.patterns ?? []).enumerated() {
      switch ActionPattern.form(pattern.value) {
      case .everything: covered = .all
      case .kms(let glob):
        let hasWildcard = glob.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
        let actions = reader.actions(glob, hasWildcard: hasWildcard)
        covered = covered.union(actions)
        entries.append(
          Entry(
            pattern: pattern, name: String(glob), hasWildcard: hasWildcard, actions: actions, index: index))
      case .otherService: continue
      case .unreadable: isDoubtful = true
      }
    }
    self.entries = entries
    let isNegated = statement.actions?.isNegated == true
    let certain =
      if !isNegated { covered } else if isDoubtful { ActionSet() } else { ActionSet.all.subtracting(covered) }
    actions =
      statement.actions == nil || statement.resources == nil
      ? ActionSet() : certain.intersection(.keyPermissions)
    tests = LintTest.tests(statement.condition, &reader)
    demandsTag = tests.contains { $0.key?.name == "aws:RequestTag/" && $0.absentOutcome == false }
    demanded = Set(
      tests.filter { $0.comparison?.family == .null && $0.absentOutcome == false }.map(\.name))
    isForEverybody =
      statement.principals?.isNegated == false
      && statement.principals?.principals.contains(where: \.isEverybody) == true
  }

  /// How people call it, at the beginning of a sentence.
  var name: String {
    guard let sid = source.sid?.value else { return "Statement \(source.index + 1)" }
    return "Statement \(source.index + 1) (Sid \"\(Excerpt.of(sid, most: 40))\")"
  }

  var isAllow: Bool { source.effect?.value == .allow }
  var isDeny: Bool { source.effect?.value == .deny }

  /// What `Principal` names; nothing for NotPrincipal.
  var principals: [PolicyPrincipal] {
    source.principals.map { $0.isNegated ? [] : $0.principals } ?? []
  }

  /// The element itself, for findings about principals as a whole.
  var principalRange: ByteRange { source.principals?.range ?? source.range }

  /// The services it names.
  var services: [PolicyPrincipal] { principals.filter { $0.kind == .service } }

  /// Whether a test with this key demands the key's presence (`Null` with `false`).
  func demandsPresence(of name: ByteText) -> Bool { demanded.contains(name) }

  /// Whether it has a test of one of these keys, given in lower case.
  func tests(anyOf names: Set<String>) -> Bool {
    tests.contains { names.contains($0.lowercaseName) }
  }
}
