extension Account {
  /// EnableKey; enabling an enabled key is fine.
  mutating func enableKey(_ input: inout RequestInput, _ call: Call) throws(ServiceError) {
    try setState(.enabled, .enableKey, &input, call)
  }

  /// DisableKey; disabling a disabled key is fine.
  mutating func disableKey(_ input: inout RequestInput, _ call: Call) throws(ServiceError) {
    try setState(.disabled, .disableKey, &input, call)
  }

  /// A key whose key store is disconnected takes the call and stays unavailable (Developer Guide, key states, note 12).
  private mutating func setState(
    _ state: KeyState, _ operation: KMSOperation, _ input: inout RequestInput, _ call: Call
  ) throws(ServiceError) {
    var key = try authorisedKey(operation, &input, call)
    try KeyStateRule.enableOrDisable.check(key)
    guard key.state != .unavailable else { return }
    key.state = state
    replace(key, in: call.region)
  }

  /// UpdateKeyDescription: up to 8192 characters, an empty text included.
  mutating func updateKeyDescription(_ input: inout RequestInput, _ call: Call) throws(ServiceError) {
    let description = try input.requiredText("Description", lengths: 0...8192)
    var key = try authorisedKey(.updateKeyDescription, &input, call)
    try KeyStateRule.annotate.check(key)
    key.description = description
    replace(key, in: call.region)
  }
}
