/// The metadata of an instance when nothing else is configured: mostly there is no instance.
struct LastResortProvider: CredentialProvider {
  var provider: any CredentialProvider
  var search: CredentialSearch
  var profile: String

  func retrieve() async throws(AWSError) -> Credentials {
    do throws(AWSError) {
      return try await provider.retrieve()
    } catch {
      guard error.kind != .cancelled else { throw error }
      let reason = error.message.hasSuffix(".") ? String(error.message.dropLast()) : error.message
      throw NoCredentials.error(search, profile: profile, reason: reason)
    }
  }
}
