extension Account {
  /// Asks the key's own policy whether the administrator may do this.
  ///
  /// IAM allows the administrator everything, so only the key policy decides. Where it cannot be decided (a condition on
  /// something the sandbox does not know) reads go through, so that the example keys can be looked at, and changes are
  /// refused: the sandbox never lets somebody believe that AWS would have taken a change.
  mutating func authorise(_ operation: KMSOperation, on key: KeyRecord) throws(ServiceError) {
    let start =
      "User: \(administrator.arn) is not authorized to perform: \(operation.action) on resource: \(key.arn) "
    switch judge.decide(key.policy, keyARN: key.arn, action: operation.action, administrator) {
    case .allowed: return
    case .undecided where operation.reads: return
    case .deniedExplicitly:
      throw .accessDenied(start + "with an explicit deny in a resource-based policy")
    case .denied, .undecided:
      throw .accessDenied(
        start + "because no resource-based policy allows the \(operation.action) action")
    }
  }
}
