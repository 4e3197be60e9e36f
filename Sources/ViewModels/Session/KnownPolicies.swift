package import KeyPolicy

/// What is known of the policies that decide beside a key policy: nothing on AWS, everything in the sandbox.
package struct KnownPolicies: Sendable, Equatable {
  package var identity: IdentityPolicies
  package var layers: PolicyLayers

  package init(identity: IdentityPolicies, layers: PolicyLayers) {
    self.identity = identity
    self.layers = layers
  }

  /// IAM and the organization were not asked.
  package static let unread = KnownPolicies(identity: .unknown, layers: PolicyLayers())
  /// The sandbox's caller is its account's administrator, and nothing limits the account.
  package static let sandbox = KnownPolicies(identity: .allowsEverything, layers: .none)
}
