/// The sentences of an access difference.
enum DifferenceWording {
  private static let most = 6

  static func sentence(_ change: AccessDifference.Change) -> String {
    let who = Wording.capital(principals(change.principals))
    let what = actions(change.actions)
    let end = change.notes.map { " " + $0 }.joined()
    switch change.kind {
    case .gained:
      return "\(who): access to \(what) is new, \(given(change.newStrength, change.newCondition)).\(end)"
    case .lost:
      return
        "\(who): access to \(what) is lost; it was given \(given(change.oldStrength, change.oldCondition)).\(end)"
    case .becameConditional:
      return
        "\(who): access to \(what), which was given \(given(change.oldStrength, nil)), is now given only "
        + "\(given(change.newStrength, change.newCondition)).\(end)"
    case .becameUnconditional:
      return
        "\(who): access to \(what), which was given only \(given(change.oldStrength, change.oldCondition)), is now given "
        + "\(given(change.newStrength, nil, always: true)).\(end)"
    case .conditionChanged:
      return
        "\(who): access to \(what) was given \(given(change.oldStrength, change.oldCondition)), and is now given "
        + "\(given(change.newStrength, change.newCondition)).\(end)"
    case .strengthened, .weakened:
      return
        "\(who): \(what) \(change.kind == .strengthened ? "is granted more firmly" : "is granted less firmly"), "
        + strength(change) + ".\(end)"
    }
  }

  static func sentence(_ latent: AccessDifference.Latent) -> String {
    let statements = Wording.join(latent.statements.map { "statement \($0 + 1)" })
    let what = actions(latent.actions)
    let who = principals(latent.principals)
    return switch latent.kind {
    case .restrictionAdded:
      "A new restriction (\(statements)) denies \(what) to \(who), and has no effect now, because nothing allows it to them."
    case .restrictionRemoved:
      "A restriction is gone (\(statements) of the old policy) that denied \(what) to \(who), and had no effect, because nothing "
        + "allows it to them."
    case .grantAdded:
      "A new grant (\(statements)) allows \(what) to \(who), and has no effect now, because it is denied to them."
    case .grantRemoved:
      "A grant is gone (\(statements) of the old policy) that allowed \(what) to \(who), and had no effect, because it is denied "
        + "to them."
    }
  }

  static func unclear(_ doubts: [FreeFact], _ actions: ActionSet, _ classes: [PrincipalClass]) -> String {
    let subject =
      "Whether access of \(principals(classes)) to \(Self.actions(actions)) changes cannot be told"
    guard !doubts.isEmpty else { return "\(subject): the conditions are too many to compare." }
    var seen: Set<String> = []
    let phrases = doubts.map(\.phrase).filter { seen.insert($0).inserted }
    return "\(subject), because it depends on \(Wording.join(shortened(phrases)))."
  }

  private static func strength(_ change: AccessDifference.Change) -> String {
    let from = change.oldStrength?.phrase ?? "not at all"
    let to = change.newStrength?.phrase ?? "not at all"
    return "\(to) instead of \(from)"
  }

  private static func given(
    _ strength: GrantStrength?, _ condition: String?, always: Bool = false
  ) -> String {
    let how = strength?.phrase ?? "to nobody"
    if let condition { return "\(how), \(condition)" }
    return always ? "\(how), without a condition" : how
  }

  static func actions(_ actions: ActionSet) -> String {
    if ActionSet.keyPermissions.isSubset(of: actions) { return "all actions (kms:*)" }
    return Wording.join(shortened(actions.summary))
  }

  private static func principals(_ classes: [PrincipalClass]) -> String {
    Wording.join(shortened(classes.map(\.phrase)))
  }

  private static func shortened(_ phrases: [String]) -> [String] {
    guard phrases.count > most + 1 else { return phrases }
    return phrases.prefix(most) + ["\(phrases.count - most) more"]
  }
}
