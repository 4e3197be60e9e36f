package import struct FoundationEssentials.Date
package import struct Logging.Logger

/// What all clients of one sign-in share: whose credentials, over which transport, how often again.
package struct ServiceConnection: Sendable {
  /// Where a service answers, or why that cannot be said; the first call of its client throws it then.
  package var endpoint: @Sendable (AWSService) -> Result<ServiceEndpoint, AWSError>
  package var credentials: any CredentialsSource
  package var transport: any Transport
  /// The time that signatures carry.
  package var clock: @Sendable () -> Date = { Date() }
  /// Refuses every operation that is not known to change nothing.
  package var readOnly = false
  package var retry = RetryPolicy()
  /// Shared by all calls of this sign-in.
  package var retryQuota = RetryQuota()
  /// Shared by all calls of this sign-in.
  package var clockSkew = ClockSkew()
  /// Shared by all calls of this sign-in.
  package var signingKeys = SigningKeys()
  /// Shared by all calls of the process, unless a test brings its own.
  package var pacer = Pacer.shared
  package var logger: Logger?
  /// Told of every attempt, from whatever thread it ended on.
  package var onCall: (@Sendable (CallRecord) -> Void)?

  package init(
    configuration: AWSConfiguration, credentials: any CredentialsSource, transport: any Transport
  ) {
    self.init(
      credentials: credentials, transport: transport,
      endpoint: { service in Result { () throws(AWSError) in try configuration.endpoint(service) } })
  }

  /// Every service at one address, as emulators have it.
  package init(
    endpoint: EndpointURL, region: String, credentials: any CredentialsSource, transport: any Transport
  ) {
    let everywhere = ServiceEndpoint(url: endpoint, signingRegion: region)
    self.init(
      credentials: credentials, transport: transport, endpoint: { _ in .success(everywhere) })
  }

  private init(
    credentials: any CredentialsSource, transport: any Transport,
    endpoint: @escaping @Sendable (AWSService) -> Result<ServiceEndpoint, AWSError>
  ) {
    self.endpoint = endpoint
    self.credentials = credentials
    self.transport = transport
  }

  func client(_ service: AWSService) -> ServiceClient {
    ServiceClient(service: service, location: endpoint(service), connection: self)
  }
}
