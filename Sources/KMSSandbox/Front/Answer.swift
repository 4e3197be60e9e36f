import AWSClient

/// Builds answers in the two protocols of the sandbox.
enum Answer {
  /// An answer of KMS (AWS JSON 1.1); nil is the empty body of a void operation.
  static func json(_ status: Int, _ value: JSONValue?, requestID: String) -> HTTPResponse {
    var headers = [HTTPHeader("x-amzn-RequestId", requestID)]
    guard let value else {
      headers.append(HTTPHeader("Content-Length", "0"))
      return HTTPResponse(status: status, headers: headers, body: [])
    }
    let body = Array(value.text.utf8)
    headers.append(HTTPHeader("Content-Type", "application/x-amz-json-1.1"))
    headers.append(HTTPHeader("Content-Length", String(body.count)))
    return HTTPResponse(status: status, headers: headers, body: body)
  }

  /// An error of KMS; recorded answers of AWS have status 400 for every one the sandbox gives.
  static func json(_ error: ServiceError, status: Int = 400, requestID: String) -> HTTPResponse {
    json(status, error.body, requestID: requestID)
  }

  /// The answer of STS GetCallerIdentity (query protocol, XML).
  static func callerIdentity(account: String, arn: String, userID: String, requestID: String) -> HTTPResponse
  {
    xml(
      200,
      "<GetCallerIdentityResponse xmlns=\"\(stsNamespace)\"><GetCallerIdentityResult><Arn>\(escaped(arn))</Arn>"
        + "<UserId>\(escaped(userID))</UserId><Account>\(escaped(account))</Account></GetCallerIdentityResult>"
        + "<ResponseMetadata><RequestId>\(requestID)</RequestId></ResponseMetadata></GetCallerIdentityResponse>",
      requestID: requestID)
  }

  /// An error of STS (query protocol, XML).
  static func xml(status: Int, code: String, message: String, requestID: String) -> HTTPResponse {
    xml(
      status,
      "<ErrorResponse xmlns=\"\(stsNamespace)\"><Error><Type>Sender</Type><Code>\(escaped(code))</Code>"
        + "<Message>\(escaped(message))</Message></Error><RequestId>\(requestID)</RequestId></ErrorResponse>",
      requestID: requestID)
  }

  private static let stsNamespace = "https://sts.amazonaws.com/doc/2011-06-15/"

  private static func xml(_ status: Int, _ text: String, requestID: String) -> HTTPResponse {
    let body = Array(text.utf8)
    return HTTPResponse(
      status: status,
      headers: [
        HTTPHeader("x-amzn-RequestId", requestID), HTTPHeader("Content-Type", "text/xml"),
        HTTPHeader("Content-Length", String(body.count)),
      ], body: body)
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.append(character)
      }
    }
    return out
  }
}
