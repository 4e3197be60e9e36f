/// The kinds of policy beside the key policy that decide a request (IAM User Guide, "Policy evaluation logic").
enum AccessLayer: Hashable, Sendable, CaseIterable {
  case identityPolicy
  case permissionsBoundary
  case sessionPolicy
  case serviceControlPolicy
  case resourceControlPolicy
  case vpcEndpointPolicy

  /// The layer as a phrase about the caller.
  var phrase: String {
    switch self {
    case .identityPolicy: "the caller's IAM policies"
    case .permissionsBoundary: "the caller's permissions boundary"
    case .sessionPolicy: "the session policy"
    case .serviceControlPolicy: "a service control policy"
    case .resourceControlPolicy: "a resource control policy"
    case .vpcEndpointPolicy: "the VPC endpoint's policy"
    }
  }
}
