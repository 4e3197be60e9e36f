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

  /// Assumes a role with the credentials of this connection.
  /// - Parameters:
  ///   - sessionName: Names the session in the role's ARN.
  ///   - tokenCode: Of the device `role.mfaSerial`.
  ///   - source: For people, goes into the credentials.
  func assumeRole(
    _ role: RoleStep, sessionName: String, tokenCode: Secret? = nil, source: String
  ) async throws(AWSError) -> AssumedRole {
    var input = [(name: "RoleArn", value: role.arn), (name: "RoleSessionName", value: sessionName)]
    if let seconds = role.durationSeconds { input.append(("DurationSeconds", String(seconds))) }
    if let id = role.externalID { input.append(("ExternalId", id)) }
    if let serial = role.mfaSerial { input.append(("SerialNumber", serial)) }
    if let tokenCode {
      input.append(("TokenCode", tokenCode.withBytes { String(decoding: $0, as: UTF8.self) }))
    }
    let operation = "AssumeRole"
    return try assumedRole(operation, try await service.call(operation, input), source: source)
  }

  /// Gets a role for a token of an outside identity provider; the token is the proof, so nothing is signed.
  func assumeRoleWithWebIdentity(
    arn: String, sessionName: String, token: Secret, source: String
  ) async throws(AWSError) -> AssumedRole {
    let operation = "AssumeRoleWithWebIdentity"
    let response = try await service.call(
      operation,
      [
        ("RoleArn", arn), ("RoleSessionName", sessionName),
        ("WebIdentityToken", token.withBytes { String(decoding: $0, as: UTF8.self) }),
      ], isSigned: false)
    return try assumedRole(operation, response, source: source)
  }

  private func assumedRole(
    _ operation: String, _ response: HTTPResponse, source: String
  ) throws(AWSError) -> AssumedRole {
    let xml = String(decoding: response.body, as: UTF8.self)
    func text(_ element: String) -> String? {
      XMLText.first(element, in: xml).flatMap { $0.isEmpty ? nil : $0 }
    }
    guard let id = text("AccessKeyId"), let secret = text("SecretAccessKey"),
      let token = text("SessionToken"),
      let expiration = text("Expiration").flatMap(RFC3339Time.date)
    else {
      throw service.client.unreadable(operation, response)
    }
    let arn = text("Arn") ?? ""
    return AssumedRole(
      credentials: Credentials(
        accessKeyID: id, secretAccessKey: Secret(secret), sessionToken: Secret(token), source: source,
        expiration: expiration, accountID: Self.account(inARN: arn)),
      arn: arn, id: text("AssumedRoleId") ?? "")
  }

  /// The fifth part of an ARN.
  private static func account(inARN arn: String) -> String? {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count >= 6 && !parts[4].isEmpty ? String(parts[4]) : nil
  }
}
