/// Looks into the cache of the AWS CLI before it asks another provider.
struct CachedRoleProvider: CredentialProvider {
  var cache: RoleCache
  var key: String
  var source: String
  var provider: any CredentialProvider
  /// Told of what the provider gave.
  var keep: @Sendable (Credentials) -> Void = { _ in }

  func retrieve() async throws(AWSError) -> Credentials {
    if let kept = cache.read(key, source: source) { return kept }
    let fresh = try await provider.retrieve()
    keep(fresh)
    return fresh
  }
}
