internal import struct FoundationEssentials.Date
internal import struct FoundationEssentials.UUID

/// Adds a fresh proof to every attempt, and remembers the OAuth error code of the last answer.
///
/// The answer's header only says AccessDeniedException; why stands in the member `error` of its body.
final class DPoPTransport: Transport {
  private let key: ECKey
  private let clock: @Sendable () -> Date
  private let transport: any Transport
  private let code = Lock<String?>(nil)

  init(key: ECKey, clock: @escaping @Sendable () -> Date, transport: any Transport) {
    self.key = key
    self.clock = clock
    self.transport = transport
  }

  /// For example `TOKEN_EXPIRED`; nil when the last answer had none.
  var errorCode: String? { code.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    code.withLock { $0 = nil }
    let proof = DPoPProof.make(
      key: key, method: request.method, url: request.url, time: clock(), id: UUID().uuidString.lowercased())
    guard let proof else {
      throw TransportError(.other, "Nothing was sent, because the key of the login could not sign.")
    }
    var proven = request
    proven.headers.append(HTTPHeader("DPoP", proof))
    let response = try await transport.send(proven)
    if !(200...299).contains(response.status) {
      let told = (try? JSONReader.read(response.body))?["error"]?.string
      code.withLock { $0 = told }
    }
    return response
  }
}
