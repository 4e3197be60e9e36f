import AWSClient
import Foundation

/// Takes an HTTP request apart, asks the embedded KMS, and builds the answer AWS would give.
struct SandboxFront: Sendable {
  /// Checks a request's signature; nil when it is good.
  typealias SignatureCheck = @Sendable (HTTPRequest, CredentialScope) -> ServiceError?

  let kms: SandboxKMS
  /// Nil in the transport, where no socket lies between client and sandbox.
  let checkSignature: SignatureCheck?

  /// Answers any request; there is no request without an answer.
  func answer(_ request: HTTPRequest) async -> HTTPResponse {
    let requestID = await kms.nextRequestID()
    let target = request.header("X-Amz-Target")
    let form = target == nil ? FormParameters(request) : nil
    switch authentication(request, service: form == nil ? "kms" : "sts") {
    case .failure(let error):
      guard form != nil else { return Answer.json(error, requestID: requestID) }
      return Answer.xml(
        status: 403, code: Self.queryCode(error.code), message: error.message, requestID: requestID)
    case .success(let scope):
      if let form { return await answerSTS(form, requestID: requestID) }
      return await answerKMS(request, target: target ?? "", region: scope.region, requestID: requestID)
    }
  }

  private func answerKMS(
    _ request: HTTPRequest, target: String, region: String, requestID: String
  ) async -> HTTPResponse {
    let parts = target.split(separator: ".", omittingEmptySubsequences: false)
    guard request.method == "POST", parts.count == 2, parts[0] == "TrentService",
      let operation = KMSOperation(rawValue: String(parts[1]))
    else { return Answer.json(.unknownOperation, requestID: requestID) }
    guard let body = try? JSONReader.read(request.body), case .object = body else {
      return Answer.json(.bare("SerializationException"), requestID: requestID)
    }
    do throws(ServiceError) {
      let value = try await kms.perform(operation, body: body, region: region)
      return Answer.json(200, value, requestID: requestID)
    } catch {
      return Answer.json(error, requestID: requestID)
    }
  }

  private func answerSTS(_ form: FormParameters, requestID: String) async -> HTTPResponse {
    guard form.action == "GetCallerIdentity" else {
      return Answer.xml(
        status: 400, code: "InvalidAction",
        message: "Could not find operation \(form.action) for version \(form.version)", requestID: requestID)
    }
    let caller = await kms.caller
    return Answer.callerIdentity(
      account: caller.account, arn: caller.arn, userID: caller.userID, requestID: requestID)
  }

  private func authentication(
    _ request: HTTPRequest, service: String
  ) -> Result<CredentialScope, ServiceError> {
    guard let header = request.header("Authorization") else {
      return .failure(.common("MissingAuthenticationTokenException", "Missing Authentication Token"))
    }
    guard let scope = CredentialScope(authorization: header) else {
      return .failure(
        .common(
          "IncompleteSignatureException",
          "Authorization header requires 'Credential' parameter of the form "
            + "<access key>/<date>/<Region>/<service>/aws4_request."))
    }
    guard scope.service == service else {
      return .failure(
        .common("InvalidSignatureException", "Credential should be scoped to correct service: '\(service)'. ")
      )
    }
    if let error = checkSignature?(request, scope) { return .failure(error) }
    return .success(scope)
  }

  /// The names the query protocol has for what JSON services call …Exception.
  private static func queryCode(_ code: String) -> String {
    switch code {
    case "InvalidSignatureException": "SignatureDoesNotMatch"
    case "UnrecognizedClientException": "InvalidClientTokenId"
    case "MissingAuthenticationTokenException": "MissingAuthenticationToken"
    case "IncompleteSignatureException": "IncompleteSignature"
    default: code
    }
  }
}
