internal import struct FoundationEssentials.Date
internal import struct FoundationEssentials.UUID

/// Adds a fresh proof to every attempt.
struct DPoPTransport: Transport {
  var key: ECKey
  var clock: @Sendable () -> Date
  var transport: any Transport

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let proof = DPoPProof.make(
      key: key, method: request.method, url: request.url, time: clock(), id: UUID().uuidString.lowercased())
    guard let proof else {
      throw TransportError(.other, "Nothing was sent, because the key of the login could not sign.")
    }
    var proven = request
    proven.headers.append(HTTPHeader("DPoP", proof))
    return RequestSecrets([proof]).cleanedWhole(try await transport.send(proven))
  }
}
