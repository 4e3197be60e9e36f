/// What SimulatePrincipalPolicy is asked.
package struct PolicySimulation: Sendable, Hashable {
  /// One value of the request's context.
  package struct ContextEntry: Sendable, Hashable {
    /// For example `aws:PrincipalTag/team`.
    package var key: String
    package var values: [String]
    /// For example `string`, `boolean` or `stringList`.
    package var type: String

    package init(key: String, values: [String], type: String = "string") {
      self.key = key
      self.values = values
      self.type = type
    }
  }

  /// ARN of the user, group or role whose policies are asked.
  package var principalARN: String
  /// For example `kms:PutKeyPolicy`.
  package var actions: [String]
  /// ARNs; empty means all resources.
  package var resources: [String]
  package var context: [ContextEntry]
  /// ARN of the user to be the caller, where that is not the principal.
  package var callerARN: String?

  package init(
    principalARN: String, actions: [String], resources: [String] = [], context: [ContextEntry] = [],
    callerARN: String? = nil
  ) {
    self.principalARN = principalARN
    self.actions = actions
    self.resources = resources
    self.context = context
    self.callerARN = callerARN
  }

  var input: IAMClient.Input {
    var input: IAMClient.Input = [("PolicySourceArn", principalARN)]
    input += Self.list("ActionNames", actions) + Self.list("ResourceArns", resources)
    if let callerARN { input.append(("CallerArn", callerARN)) }
    for (index, entry) in context.enumerated() {
      let name = "ContextEntries.member.\(index + 1)"
      input.append(("\(name).ContextKeyName", entry.key))
      input += Self.list("\(name).ContextKeyValues", entry.values)
      input.append(("\(name).ContextKeyType", entry.type))
    }
    return input
  }

  private static func list(_ name: String, _ values: [String]) -> IAMClient.Input {
    values.enumerated().map { ("\(name).member.\($0 + 1)", $1) }
  }
}
