import Testing

@testable import AWSClient

/// What goes through a proxy, and what is said when it does not work.
@Suite(.timeLimit(.minutes(1))) struct ProxyTests {
  static func settings(_ environment: [String: String]) -> CurlSettings {
    var settings = CurlSettings()
    settings.proxies = ProxySettings(environment: environment)
    settings.plainHTTPHosts = ["kms.test"]
    return settings
  }

  static func send(_ url: String, _ environment: [String: String], isLinkLocal: Bool = false) async
    -> Result<HTTPResponse, TransportError>
  {
    var request = CurlTransportTests.request(url)
    request.isLinkLocal = isLinkLocal
    request.timeouts = .init(connect: 2, total: 2)
    do throws(TransportError) {
      return .success(try await CurlTransport(settings: settings(environment)).send(request))
    } catch {
      return .failure(error)
    }
  }

  @Test func plainHTTPIsHandedToTheProxyWithItsPassword() async throws {
    let server = try LoopbackServer(CurlTransportTests.echo)
    let proxy = "http://ann:hunter2@127.0.0.1:\(server.port)"
    let response = try await Self.send("http://kms.test/", ["HTTP_PROXY": proxy]).get()
    #expect(response.status == 200)
    for await event in server.events {
      guard case .request(let head) = event else { continue }
      #expect(head.hasPrefix("POST http://kms.test/ HTTP/1.1\r\n"))
      // Basic, RFC 7617: base64 of ann:hunter2.
      #expect(head.contains("Proxy-Authorization: Basic YW5uOmh1bnRlcjI=\r\n"))
      break
    }
  }

  @Test(arguments: ["407 Proxy Authentication Required", "503 Service Unavailable"])
  func aProxyThatDoesNotConnectIsNamedWithoutItsPassword(_ status: String) async throws {
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.answer("", status: status)
    }
    let proxy = "http://ann:hunter2@127.0.0.1:\(server.port)"
    let outcome = await Self.send("https://kms.test/", ["HTTPS_PROXY": proxy])
    guard case .failure(let error) = outcome else {
      Issue.record("There was an answer.")
      return
    }
    #expect(error.message.hasPrefix("The proxy on the way to kms.test does not connect to it"))
    #expect(error.message.contains(String(status.prefix(3))))
    #expect(!error.message.contains("hunter2"))
    #expect(!error.mayHaveBeenSent)
    for await event in server.events {
      guard case .request(let head) = event else { continue }
      #expect(head.hasPrefix("CONNECT kms.test:443 HTTP/1.1\r\n"))
      // What is for the service is not for the proxy.
      #expect(!head.contains("X-Amz"))
      break
    }
  }

  @Test func aProxyThatCannotBeUsedIsNamedByItsVariable() async {
    let outcome = await Self.send("https://kms.test/", ["HTTPS_PROXY": "gopher://ann:hunter2@p"])
    guard case .failure(let error) = outcome else {
      Issue.record("There was an answer.")
      return
    }
    #expect(error.message.contains("HTTPS_PROXY does not hold the URL of a proxy"))
    #expect(!error.message.contains("hunter2"))
  }

  @Test func thisMachineAndMetadataAddressesAreReachedWithoutIt() async throws {
    let proxy = try LoopbackServer(CurlTransportTests.echo)
    let server = try LoopbackServer(CurlTransportTests.echo)
    let environment = ["HTTP_PROXY": proxy.url]
    #expect(try await Self.send(server.url, environment).get().status == 200)
    #expect(try await Self.send(server.url, environment, isLinkLocal: true).get().status == 200)
    #expect(proxy.connections == 0)
  }

  @Test func aHostOfNoProxyIsReachedWithoutIt() async throws {
    let proxy = try LoopbackServer(CurlTransportTests.echo)
    let outcome = await Self.send(
      "http://kms.test/", ["HTTP_PROXY": proxy.url, "NO_PROXY": "kms.test", "ALL_PROXY": proxy.url])
    // RFC 6761: names under .test never exist.
    if case .success = outcome { Issue.record("There was an answer.") }
    #expect(proxy.connections == 0)
  }
}
