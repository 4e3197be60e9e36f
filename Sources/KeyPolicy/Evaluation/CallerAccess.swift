/// What a caller may do to a key, for all actions at once.
///
/// Rules: IAM User Guide, "Policy evaluation logic"; AWS KMS Developer Guide, "Key policies in AWS KMS" and "Default key policy".
struct CallerAccess {
  let caller: CallerIdentity
  let policy: StatementTruth
  let isOtherAccount: Bool
  let keyPolicy: KeyPolicyTruth
  /// What every layer beside the key policy says, with its name.
  let layers: [AccessLayer: LayerTruth]
  /// The actions the caller may call, certainly and possibly.
  let allowed: ActionTruth

  init(_ compiled: CompiledRequest, caller: CallerIdentity) {
    self.caller = caller
    policy = compiled.keyPolicy(for: caller)
    isOtherAccount =
      caller.account != compiled.keyARN.account || caller.partition != compiled.keyARN.partition
    keyPolicy = KeyPolicyTruth(policy)
    layers = compiled.layers(for: caller)
    allowed = Self.decide(keyPolicy, layers, caller, isOtherAccount, compiled.keyARN)
  }

  /// The rules in one place: an explicit Deny wins, every limit must allow, and then one route must be open.
  private static func decide(
    _ key: KeyPolicyTruth, _ layers: [AccessLayer: LayerTruth], _ caller: CallerIdentity,
    _ isOtherAccount: Bool, _ keyARN: ARN
  ) -> ActionTruth {
    let denied = layers.values.reduce(key.deny) { $0 | $1.deny }
    let limits = allow(.serviceControlPolicy, layers) & allow(.vpcEndpointPolicy, layers)
    let routes = openRoutes(key, layers, caller, isOtherAccount)
    var reach = ActionTruth(yes: .keyPermissions)
    if isOtherAccount {
      // No principal of one partition may call another; of other accounts only for some operations.
      reach = ActionTruth(yes: caller.partition == keyARN.partition ? .crossAccount : ActionSet())
    }
    return reach & routes & limits & !denied
  }

  private static func openRoutes(
    _ key: KeyPolicyTruth, _ layers: [AccessLayer: LayerTruth], _ caller: CallerIdentity,
    _ isOtherAccount: Bool
  ) -> ActionTruth {
    let boundary = allow(.permissionsBoundary, layers)
    let session = allow(.sessionPolicy, layers)
    let identity = allow(.identityPolicy, layers)
    // The root user has no IAM policies and needs none.
    if caller.kind == .root { return key.direct }
    if isOtherAccount {
      // Both sides must allow, however the key policy names the caller (recorded on AWS for grants and Secrets Manager).
      let named = key.direct | key.role | key.federatingUser | key.account
      return named & identity & boundary & session
    }
    return key.direct | (key.role & boundary & session) | (key.federatingUser & boundary & session)
      | (key.account & identity & boundary & session)
  }

  private static func allow(_ layer: AccessLayer, _ layers: [AccessLayer: LayerTruth]) -> ActionTruth {
    layers[layer]?.allow ?? .always
  }
}
