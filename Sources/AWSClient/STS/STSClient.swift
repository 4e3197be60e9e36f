/// Calls of the Security Token Service.
///
/// AWS query protocol, version 2011-06-15.
package struct STSClient: Sendable {
  let service: QueryService

  package init(_ connection: ServiceConnection) {
    service = QueryService(client: connection.client(.sts), version: "2011-06-15")
  }

  /// Account, ARN and unique id of whoever the credentials belong to; needs no permission.
  package func getCallerIdentity() async throws(AWSError) -> CallerIdentity {
    let operation = "GetCallerIdentity"
    let response = try await service.call(operation)
    let xml = String(decoding: response.body, as: UTF8.self)
    guard let arn = XMLText.first("Arn", in: xml), let account = XMLText.first("Account", in: xml),
      !arn.isEmpty, !account.isEmpty
    else {
      throw service.client.unreadable(operation, response)
    }
    return CallerIdentity(account: account, arn: arn, userID: XMLText.first("UserId", in: xml) ?? "")
  }
}
