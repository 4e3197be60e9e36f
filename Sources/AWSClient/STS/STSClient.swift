package import struct FoundationEssentials.Date
package import struct Logging.Logger

/// The one call of the Security Token Service that is needed, GetCallerIdentity.
///
/// AWS query protocol, version 2011-06-15.
package struct STSClient: Sendable {
  private let client: ServiceClient

  package init(
    endpoint: EndpointURL, region: String, credentials: @escaping CredentialsProvider,
    transport: any Transport, clock: @escaping @Sendable () -> Date = { Date() },
    retry: RetryPolicy = RetryPolicy(), logger: Logger? = nil, onCall: (@Sendable (CallRecord) -> Void)? = nil
  ) {
    client = ServiceClient(
      service: "sts", endpoint: endpoint, region: region, credentials: credentials, transport: transport,
      clock: clock, readOnly: true, retry: retry, logger: logger, onCall: onCall)
  }

  package init(
    configuration: AWSConfiguration, transport: any Transport,
    clock: @escaping @Sendable () -> Date = { Date() },
    retry: RetryPolicy = RetryPolicy(), logger: Logger? = nil, onCall: (@Sendable (CallRecord) -> Void)? = nil
  ) {
    let credentials = configuration.credentials
    self.init(
      endpoint: configuration.stsEndpoint, region: configuration.region, credentials: { credentials },
      transport: transport, clock: clock, retry: retry, logger: logger, onCall: onCall)
  }

  /// Account, ARN and unique id of whoever the credentials belong to; needs no permission.
  package func getCallerIdentity() async throws(AWSError) -> CallerIdentity {
    let operation = "GetCallerIdentity"
    let message = ServiceClient.Message(
      headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
      body: Array("Action=\(operation)&Version=2011-06-15".utf8))
    let response = try await client.send(operation, message)
    let xml = String(decoding: response.body, as: UTF8.self)
    guard let arn = XMLText.first("Arn", in: xml), let account = XMLText.first("Account", in: xml),
      !arn.isEmpty, !account.isEmpty
    else {
      throw ServiceErrorReader(operation: operation, endpoint: client.endpoint).unreadable(response)
    }
    return CallerIdentity(account: account, arn: arn, userID: XMLText.first("UserId", in: xml) ?? "")
  }
}
