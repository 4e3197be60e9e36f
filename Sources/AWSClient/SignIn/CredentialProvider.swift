/// One way to get credentials, for example an assumed role or the metadata of an instance.
///
/// A provider asks every time; keeping and refreshing is the business of whoever owns it.
protocol CredentialProvider: Sendable {
  /// - Throws: `AWSError` of kind credentials, configuration, service or transport, with what to do next.
  func retrieve() async throws(AWSError) -> Credentials
}
