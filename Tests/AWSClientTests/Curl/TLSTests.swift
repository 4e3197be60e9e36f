import Testing

@testable import AWSClient

/// Who may answer in AWS's name: only somebody whose certificate is vouched for.
@Suite(
  .serialized, .timeLimit(.minutes(1)), .enabled(if: TLSServer.isAvailable, "the openssl command is missing"))
struct TLSTests {
  static func get(_ url: String, caBundle: String?) async throws(TransportError) -> HTTPResponse {
    var settings = CurlSettings()
    settings.caBundle = caBundle
    return try await CurlTransport(settings: settings).send(
      HTTPRequest(method: "GET", url: url, headers: [], body: []))
  }

  @Test func aCertificateOfTheBundleIsTrusted() async throws {
    let server = try TLSServer()
    #expect(try await Self.get(server.url, caBundle: server.certificate).status == 200)
  }

  @Test func aCertificateNobodyVouchesForIsNot() async throws {
    let server = try TLSServer()
    let error = await CurlTransportTests.failure { () throws(TransportError) in
      try await Self.get(server.url, caBundle: nil)
    }
    #expect(error?.code == .tlsFailed)
    #expect(error?.message.contains(server.url.dropFirst("https://".count).dropLast()) == true)
  }

  @Test func aCertificateForAnotherNameIsNot() async throws {
    let server = try TLSServer()
    let elsewhere = server.url.replacing("127.0.0.1", with: "localhost")
    let error = await CurlTransportTests.failure { () throws(TransportError) in
      try await Self.get(elsewhere, caBundle: server.certificate)
    }
    #expect(error?.code == .tlsFailed)
  }
}
