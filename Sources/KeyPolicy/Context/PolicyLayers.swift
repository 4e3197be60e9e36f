/// The policies that can limit a request beside the key policy and the identity policies.
///
/// Source: IAM User Guide, "Policy evaluation logic".
public struct PolicyLayers: Sendable, Hashable {
  /// The permissions boundary of the user or role.
  public var permissionsBoundary: PolicyLayer
  /// The session policy given to AssumeRole or GetFederationToken.
  public var sessionPolicy: PolicyLayer
  /// The service control policies over the caller's account.
  public var serviceControlPolicies: PolicyLayer
  /// The resource control policies over the key's account.
  public var resourceControlPolicies: PolicyLayer
  /// The policy of the VPC endpoint the request goes through.
  public var vpcEndpointPolicy: PolicyLayer

  /// Makes the layers; whatever is left out was not read.
  public init(
    permissionsBoundary: PolicyLayer = .notRead, sessionPolicy: PolicyLayer = .notRead,
    serviceControlPolicies: PolicyLayer = .notRead, resourceControlPolicies: PolicyLayer = .notRead,
    vpcEndpointPolicy: PolicyLayer = .notRead
  ) {
    self.permissionsBoundary = permissionsBoundary
    self.sessionPolicy = sessionPolicy
    self.serviceControlPolicies = serviceControlPolicies
    self.resourceControlPolicies = resourceControlPolicies
    self.vpcEndpointPolicy = vpcEndpointPolicy
  }

  /// None of them exists.
  public static let none = PolicyLayers(
    permissionsBoundary: .none, sessionPolicy: .none, serviceControlPolicies: .none,
    resourceControlPolicies: .none, vpcEndpointPolicy: .none)
}
