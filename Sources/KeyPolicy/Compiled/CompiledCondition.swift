/// A condition, compiled: its tests must all hold.
struct CompiledCondition: Sendable {
  let tests: [ConditionTest]
  let isOperationSpecific: Bool
  /// True for a condition that holds nothing readable, of which AWS does not document what it means.
  let isEmpty: Bool

  init(_ condition: PolicyCondition, expandsVariables: Bool, isKeyPolicy: Bool) {
    tests = condition.tests.map {
      ConditionTest($0, expandsVariables: expandsVariables, isKeyPolicy: isKeyPolicy)
    }
    isOperationSpecific = tests.contains(where: \.isOperationSpecific)
    isEmpty = tests.isEmpty
  }

  func truth(_ circumstances: ConditionTest.Circumstances) -> Truth {
    if isEmpty { return circumstances.unsettled("what AWS makes of an empty condition") }
    return tests.reduce(Truth.yes) { Truth.and($0, $1.truth(circumstances)) }
  }
}
