import CCurl
import Glibc
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

  /// That says nothing about a certificate, and nothing was sent, so that any request may be sent again.
  @Test func aHandshakeThatBreaksIsABrokenConnection() async throws {
    let server = try LoopbackServer { _ in }
    let error = await CurlTransportTests.failure { () throws(TransportError) in
      try await Self.get("https://127.0.0.1:\(server.port)/", caBundle: nil)
    }
    #expect(error?.code == .connectionFailed)
    #expect(error?.mayHaveBeenSent == false)
  }

  @Test func besidesTheBundleNoAuthorityIsTrusted() async throws {
    let server = try TLSServer()
    var settings = CurlSettings()
    settings.caBundle = server.certificate
    let report = try await Self.report(server.url, settings)
    #expect(report.contains("CAfile: \(server.certificate)"))
    #expect(!report.contains("CApath: /"))
  }

  /// What libcurl tells of a transfer when it is asked to be verbose.
  private static func report(_ url: String, _ settings: CurlSettings) async throws -> String {
    let file = try #require(tmpfile())
    defer { fclose(file) }
    let endpoint = try #require(EndpointURL(url))
    let request = HTTPRequest(method: "GET", url: url, headers: [], body: [])
    _ = await withCheckedContinuation { continuation in
      let job = CurlJob(
        id: 0, request: request, endpoint: endpoint, settings: settings, continuation: continuation)
      if let easy = CurlEasy(), let transfer = CurlTransfer(job, easy) {
        _ = easy.set(CURLOPT_STDERR, UnsafeMutableRawPointer(file))
        _ = easy.set(CURLOPT_VERBOSE, 1)
        withExtendedLifetime(transfer) { _ = curl_easy_perform(easy.pointer) }
      }
      continuation.resume(returning: CurlJob.cancelled(endpoint))
    }
    rewind(file)
    var text: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { text.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: text, as: UTF8.self)
  }
}
