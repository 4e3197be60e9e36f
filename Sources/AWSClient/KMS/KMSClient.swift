package import struct FoundationEssentials.Date
package import struct Logging.Logger

/// Calls of AWS KMS, AWS JSON 1.1, `TrentService`.
///
/// A read-only client refuses every operation that is not a known read, before anything is signed or sent.
package struct KMSClient: Sendable {
  let service: JSONService

  /// - Parameters:
  ///   - credentials: Asked before every attempt.
  ///   - clock: The time that signatures carry.
  ///   - onCall: Told of every attempt, from whatever thread it ended on.
  package init(
    endpoint: EndpointURL, region: String, credentials: @escaping CredentialsProvider,
    transport: any Transport, clock: @escaping @Sendable () -> Date = { Date() }, readOnly: Bool = false,
    retry: RetryPolicy = RetryPolicy(), logger: Logger? = nil, onCall: (@Sendable (CallRecord) -> Void)? = nil
  ) {
    let client = ServiceClient(
      service: "kms", endpoint: endpoint, region: region, credentials: credentials, transport: transport,
      clock: clock, readOnly: readOnly, retry: retry, logger: logger, onCall: onCall)
    service = JSONService(client: client, targetPrefix: "TrentService")
  }

  package init(
    configuration: AWSConfiguration, transport: any Transport,
    clock: @escaping @Sendable () -> Date = { Date() },
    readOnly: Bool = false, retry: RetryPolicy = RetryPolicy(), logger: Logger? = nil,
    onCall: (@Sendable (CallRecord) -> Void)? = nil
  ) {
    let credentials = configuration.credentials
    self.init(
      endpoint: configuration.kmsEndpoint, region: configuration.region, credentials: { credentials },
      transport: transport, clock: clock, readOnly: readOnly, retry: retry, logger: logger, onCall: onCall)
  }

  package var isReadOnly: Bool { service.client.readOnly }
}
