/// Remembers the OAuth error code of the last answer of a token service.
///
/// The header of the answer says only, say, AccessDeniedException; why stands in the member `error` of its body. See
/// RFC 6749 section 5.2.
final class OAuthTransport: Transport {
  private let transport: any Transport
  private let code = Lock<String?>(nil)

  init(_ transport: any Transport) { self.transport = transport }

  /// For example `TOKEN_EXPIRED`; nil when the last answer had none.
  var errorCode: String? { code.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    code.withLock { $0 = nil }
    let response = try await transport.send(request)
    if !(200...299).contains(response.status) {
      let told = (try? JSONReader.read(response.body))?["error"]?.string
      code.withLock { $0 = told }
    }
    return response
  }
}
