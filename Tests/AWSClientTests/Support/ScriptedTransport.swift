@testable import AWSClient

/// Answers requests from a list, in order, and remembers what was asked.
final class ScriptedTransport: Transport {
  typealias Answer = Result<HTTPResponse, TransportError>

  private let state: Lock<(answers: [Answer], requests: [HTTPRequest])>

  init(_ answers: [Answer]) {
    state = Lock((answers, []))
  }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }

  /// Input of each request as JSON text.
  var bodies: [String] { requests.map { String(decoding: $0.body, as: UTF8.self) } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let answer = state.withLock { state in
      state.requests.append(request)
      return state.answers.isEmpty
        ? .failure(TransportError(.other, "The script has ended.")) : state.answers.removeFirst()
    }
    return try answer.get()
  }
}

extension ScriptedTransport.Answer {
  static func ok(_ body: String, requestID: String = "r-ok") -> Self {
    .success(
      HTTPResponse(
        status: 200,
        headers: [
          HTTPHeader("x-amzn-RequestId", requestID), HTTPHeader("Content-Type", "application/x-amz-json-1.1"),
        ], body: Array(body.utf8)))
  }

  static func refused(
    _ code: String, _ message: String = "", status: Int = 400, headers: [HTTPHeader] = []
  ) -> Self {
    .success(
      HTTPResponse(
        status: status, headers: [HTTPHeader("x-amzn-RequestId", "r-err")] + headers,
        body: Array("{\"__type\":\"\(code)\",\"message\":\"\(message)\"}".utf8)))
  }

  static func lost(_ code: TransportError.Code) -> Self {
    .failure(TransportError(code, "kms.test \(code.rawValue)."))
  }
}
