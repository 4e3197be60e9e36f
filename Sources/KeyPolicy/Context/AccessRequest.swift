/// The circumstances in which a principal would call KMS: who, on which key, and what is known beside the key policy.
public struct AccessRequest: Sendable, Hashable {
  /// Who calls.
  public var caller: Caller
  /// The key.
  public var key: KeyFacts
  /// The caller's IAM policies.
  public var identityPolicies: IdentityPolicies
  /// The other policies that can limit the call.
  public var layers: PolicyLayers
  /// What else is known of the request.
  public var context: RequestContext
  /// The time of the request in seconds since 1970; nil if time is not to be assumed.
  public var time: Int?

  /// Makes a request.
  public init(
    caller: Caller, key: KeyFacts, identityPolicies: IdentityPolicies = .unknown,
    layers: PolicyLayers = PolicyLayers(), context: RequestContext = RequestContext(), time: Int? = nil
  ) {
    self.caller = caller
    self.key = key
    self.identityPolicies = identityPolicies
    self.layers = layers
    self.context = context
    self.time = time
  }
}
