/// Which actions a statement covers.
struct ActionCoverage: Hashable, Sendable {
  /// Certainly covered.
  var certain = ActionSet()
  /// Covered or not, depending on how AWS reads an entry.
  var doubtful = ActionSet()
  /// The entry in doubt, as a phrase.
  var doubt: String?

  /// A statement without Action has no effect (AWS KMS API Reference, PutKeyPolicy, parameter Policy).
  init(_ statement: PolicyStatement) {
    guard let actions = statement.actions else { return }
    var covered = ActionSet()
    for pattern in actions.patterns {
      switch ActionPattern.form(pattern.value) {
      case .everything: covered = .all
      case .kms(let glob): covered = covered.union(ActionSet(matching: glob.utf8))
      case .otherService: continue
      case .unreadable:
        doubt =
          "what AWS makes of the action \"\(Excerpt.of(pattern.value))\" in statement \(statement.index + 1)"
      }
    }
    if actions.isNegated, actions.patterns.isEmpty {
      doubt = "what AWS makes of an empty NotAction in statement \(statement.index + 1)"
    }
    let rest = ActionSet.all.subtracting(covered)
    switch (actions.isNegated, doubt) {
    case (false, nil): certain = covered
    case (false, _?):
      certain = covered
      doubtful = rest
    case (true, nil): certain = rest
    case (true, _?): doubtful = rest
    }
  }
}
