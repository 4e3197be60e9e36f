import CCurl
import Testing

@testable import AWSClient

/// What libcurl says is passed on, but for what it quotes from the environment.
@Suite struct CurlFailureTests {
  static func message(_ code: CURLcode, _ detail: String) throws -> String {
    let endpoint = try #require(EndpointURL("https://kms.test/"))
    let route = CurlRoute(
      request: CurlTransportTests.request(endpoint.text), endpoint: endpoint, settings: CurlSettings(),
      proxy: nil)
    return CurlFailure(
      code: code, detail: detail, endpoint: endpoint, route: route, systemError: 0, wasSent: false
    ).transportError.message
  }

  @Test func libcurlsOwnWordsArePassedOn() throws {
    #expect(
      try Self.message(CURLE_COULDNT_CONNECT, "Network is unreachable")
        == "No connection to kms.test could be made (Network is unreachable).")
  }

  /// The three sentences stand in libcurl's lib/url.c, with the variable's whole text in quotes.
  @Test(arguments: [
    (CURLE_COULDNT_CONNECT, "Unsupported proxy scheme for 'ftp://ann:hunter2@proxy.test:3128'"),
    (CURLE_COULDNT_RESOLVE_PROXY, "Unsupported proxy syntax in 'http://ann:hunter2@proxy test'"),
    (
      CURLE_NOT_BUILT_IN,
      "Unsupported proxy 'https://ann:hunter2@proxy.test', libcurl is built without the HTTPS-proxy support."
    ),
  ])
  func theProxysPasswordIsNot(_ code: CURLcode, _ detail: String) throws {
    let message = try Self.message(code, detail)
    #expect(!message.contains("hunter2"))
    #expect(message.contains("proxy"))
  }
}
