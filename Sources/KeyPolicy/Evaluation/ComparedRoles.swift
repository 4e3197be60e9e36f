/// The ARNs that conditions compare `aws:PrincipalArn` with, where they could be the role behind a session of unknown path.
struct ComparedRoles {
  static let key = "aws:principalarn"

  /// ARNs of roles of the session's name, as the policies have them.
  private(set) var arns: [String] = []
  /// True if every other ARN that the role could have comes to the same in all comparisons.
  private(set) var isWholeList = true
  /// An ARN of the role with a path that no policy has.
  let unnamed: String?

  init(_ compiled: CompiledRequest, _ caller: CallerIdentity) {
    guard case .session(let name, _, nil) = caller.kind else {
      unnamed = nil
      isWholeList = false
      return
    }
    unnamed = "arn:\(caller.partition):iam::\(caller.account):role/\u{1F}/\(name)"
    for statement in compiled.allPolicies.flatMap(\.statements) {
      for test in statement.source.condition?.tests ?? [] { read(test, caller, name) }
      for pattern in statement.source.resources?.patterns ?? [] { readVariables(pattern.value) }
    }
  }

  private mutating func read(_ test: PolicyCondition.Test, _ caller: CallerIdentity, _ name: String) {
    for value in test.values { readVariables(value.value) }
    guard test.key.value.lowercased() == Self.key else { return }
    // Letters of a path may differ in case where an operator ignores it.
    if case .stringIgnoringCase? = ConditionOperator(test.comparison.value)?.family { isWholeList = false }
    for value in test.values {
      let text = value.value
      if text.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) {
        if !Self.takesAnyPath(text) { isWholeList = false }
      } else if case .role(let arn, _) = PrincipalForm.read(text, kind: .aws), arn.account == caller.account,
        arn.partition == caller.partition, arn.resource.split(separator: "/").last.map(String.init) == name
      {
        arns.append(text)
      }
    }
  }

  /// A value with a variable may be any text.
  private mutating func readVariables(_ text: String) {
    if text.contains("${"), text.lowercased().contains(Self.key) { isWholeList = false }
  }

  /// True for patterns whose wildcards leave nothing of the role's path and name to compare.
  private static func takesAnyPath(_ text: String) -> Bool {
    if text == "*" { return true }
    guard let resource = ARN(text)?.resource else { return false }
    return resource == "*" || resource == "role/*"
  }
}
