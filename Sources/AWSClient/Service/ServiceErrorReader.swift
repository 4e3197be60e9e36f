/// Makes an `AWSError` of an answer that is not a success.
///
/// The code decides, never the status: API reference, model and wire disagree about statuses.
struct ServiceErrorReader {
  var operation: String
  var endpoint: EndpointURL
  /// Of the request; nothing of them gets into an error.
  var secrets = RequestSecrets()

  func read(_ response: HTTPResponse) -> AWSError {
    let body = String(decoding: response.body, as: UTF8.self)
    let json = try? JSONReader.read(response.body)
    let isXML = json == nil && body.utf8Range(of: "<Code>") != nil
    let header = response.header("x-amzn-errortype")
    let named =
      json.flatMap { $0["__type"]?.string ?? $0["code"]?.string ?? $0["Code"]?.string } ?? header
      ?? (isXML ? XMLText.first("Code", in: body) : nil)
    guard let named, case let code = ErrorCode.normalized(secrets.word(named)), !code.isEmpty else {
      return unreadable(response)
    }
    let message =
      json.flatMap { $0["message"]?.string ?? $0["Message"]?.string }
      ?? (isXML ? XMLText.first("Message", in: body) : nil) ?? ""
    return error(code, message: message, response, requestID: requestID(response, body: isXML ? body : ""))
  }

  /// An answer that is not what the service sends, for example a page of a proxy.
  func unreadable(_ response: HTTPResponse) -> AWSError {
    let type = response.header("content-type").map { ", \(secrets.word($0))" } ?? ""
    let isRedirect = (300...399).contains(response.status)
    return AWSError(
      .unreadableAnswer, code: "UnreadableAnswer",
      message: isRedirect
        ? "\(endpoint.authority) wanted to send \(operation) somewhere else (status \(response.status))."
        : "\(endpoint.authority) answered \(operation) with something that AWS does not send "
          + "(status \(response.status)\(type)).",
      operation: operation, requestID: requestID(response, body: ""), status: response.status,
      hint:
        "Check that \(endpoint.text) is the endpoint you mean, and that no proxy or login page is in between."
    )
  }

  private func error(
    _ code: String, message: String, _ response: HTTPResponse, requestID: String?
  ) -> AWSError {
    AWSError(
      ErrorCode.isAboutCredentials(code) ? .credentials : .service, code: code,
      message: secrets.hidden(in: Self.shortened(message)),
      operation: operation, requestID: requestID, status: response.status, hint: hint(code, response.status))
  }

  private func requestID(_ response: HTTPResponse, body: String) -> String? {
    let told =
      response.header("x-amzn-requestid") ?? response.header("x-amz-request-id")
      ?? XMLText.first("RequestId", in: body)
    return told.map(secrets.word)
  }

  /// A refused signature is explained with the whole canonical request, session token included: that part is cut.
  private static func shortened(_ message: String) -> String {
    guard let cut = message.utf8Range(of: "The Canonical String for this request") else { return message }
    return SharedConfigReader.trimmed(message[..<cut.lowerBound].filter { !$0.isNewline })
  }

  private func hint(_ code: String, _ status: Int) -> String {
    switch code {
    case _ where ErrorCode.isExpiry(code):
      "The credentials have expired: get new ones (for example with aws sso login or aws login) and start again."
    case "UnrecognizedClientException", "InvalidClientTokenId":
      "AWS does not know this access key: check it and the Region; a new key takes some seconds to be known."
    case _ where ErrorCode.isAboutCredentials(code):
      "Check the secret access key, and that the clock of this machine is right to within five minutes."
    case "AccessDeniedException": "Ask an administrator of the account to allow you \(operation)."
    case "ThrottlingException": "AWS limits the rate of requests for the whole account: wait a little."
    default:
      (500...599).contains(status)
        ? "\(endpoint.authority) has trouble of its own: try again in a while." : ""
    }
  }
}
