/// The actions of key policies in groups that no statement and no condition key of either policy tells apart.
struct ActionGroups {
  private(set) var groups: [ActionSet] = [.keyPermissions]

  init(_ policies: [PreparedPolicy], _ conditions: [PreparedCondition]) {
    var cuts: Set<ActionSet> = [.crossAccount]
    for statement in policies.flatMap(\.statements) {
      cuts.insert(statement.actions)
      cuts.insert(statement.doubtfulActions)
    }
    for condition in conditions where condition.isOperationSpecific {
      for test in condition.sources.map(\.test) {
        for key in [test.key] + test.variables.values {
          if let operations = key.info?.operations { cuts.insert(operations) }
        }
      }
    }
    for cut in cuts {
      groups = groups.flatMap { [$0.intersection(cut), $0.subtracting(cut)] }.filter { !$0.isEmpty }
    }
    groups.sort { ($0.actions.first?.index ?? 0) < ($1.actions.first?.index ?? 0) }
  }
}
