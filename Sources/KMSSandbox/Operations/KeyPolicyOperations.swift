import AWSClient

extension Account {
  /// GetKeyPolicy: works in every state.
  mutating func getKeyPolicy(_ input: inout RequestInput, _ call: Call) throws(ServiceError) -> JSONValue {
    let name = try policyName(&input)
    let key = try authorisedKey(.getKeyPolicy, &input, call)
    try Self.checkPolicyName(name)
    return .object([
      JSONValue.Member("Policy", .string(key.policy)), JSONValue.Member("PolicyName", .string("default")),
    ])
  }

  /// ListKeyPolicies: a key has exactly one policy.
  mutating func listKeyPolicies(_ input: inout RequestInput, _ call: Call) throws(ServiceError) -> JSONValue {
    let page = try Page(&input, list: "ListKeyPolicies", limits: .keys)
    _ = try authorisedKey(.listKeyPolicies, &input, call)
    return page.answer("PolicyNames", rows: ["default"], key: { $0 }, write: { .string($0) })
  }

  /// PutKeyPolicy: works in every state, pending deletion included (recorded on AWS).
  mutating func putKeyPolicy(_ input: inout RequestInput, _ call: Call) throws(ServiceError) {
    let name = try policyName(&input)
    let text = try input.requiredText("Policy", lengths: 1...131_072)
    let bypass = try input.flag("BypassPolicyLockoutSafetyCheck")
    var key = try authorisedKey(.putKeyPolicy, &input, call)
    try Self.checkPolicyName(name)
    key.policy = try acceptedPolicy(text, keyARN: key.arn, bypassLockoutCheck: bypass)
    replace(key, in: call.region)
  }

  private func policyName(_ input: inout RequestInput) throws(ServiceError) -> String {
    try input.optionalText("PolicyName", lengths: 1...128, pattern: .word) ?? "default"
  }

  private static func checkPolicyName(_ name: String) throws(ServiceError) {
    if name != "default" { throw .notFound("No such policy exists") }
  }
}
