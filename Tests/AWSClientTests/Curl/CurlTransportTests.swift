import FoundationEssentials
import Testing

@testable import AWSClient

/// libcurl against a server on loopback that behaves well or badly.
@Suite(.timeLimit(.minutes(1))) struct CurlTransportTests {
  static func request(_ url: String, body: String = "{}", sendsOnce: Bool = false) -> HTTPRequest {
    HTTPRequest(
      method: "POST", url: url,
      headers: [HTTPHeader("Content-Type", "application/x-amz-json-1.1"), HTTPHeader("X-Empty", "")],
      body: Array(body.utf8), sendsOnce: sendsOnce)
  }

  /// Answers every request with its own body until the client goes.
  static func echo(_ connection: LoopbackServer.Connection) {
    while let request = connection.readRequest() {
      connection.answer(String(decoding: request.body, as: UTF8.self), headers: "X-Amzn-RequestId:  r-1 \r\n")
    }
  }

  static func failure(_ body: () async throws(TransportError) -> HTTPResponse) async -> TransportError? {
    do {
      _ = try await body()
      return nil
    } catch {
      return error
    }
  }

  @Test func anAnswerComesBackWithStatusHeadersAndBody() async throws {
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.answer(
        "no such key", status: "400 Bad Request", headers: "X-Amzn-RequestId:  r-1 \r\nX-Two: a\r\n")
    }
    let response = try await CurlTransport().send(Self.request(server.url))
    #expect(response.status == 400)
    #expect(response.header("x-amzn-requestid") == "r-1")
    #expect(response.header("X-TWO") == "a")
    #expect(String(decoding: response.body, as: UTF8.self) == "no such key")
  }

  @Test func theRequestGoesOutAsGiven() async throws {
    let server = try LoopbackServer(Self.echo)
    let large = String(repeating: "é", count: 40_000)
    let response = try await CurlTransport().send(Self.request(server.url + "a/../b?x=1", body: large))
    #expect(String(decoding: response.body, as: UTF8.self) == large)
    for await event in server.events {
      guard case .request(let head) = event else { continue }
      #expect(head.hasPrefix("POST /a/../b?x=1 HTTP/1.1\r\n"))
      #expect(head.contains("User-Agent: kmscope/0.1.0\r\n"))
      #expect(head.contains("X-Empty:\r\n"))
      #expect(!head.lowercased().contains("expect:"))
      break
    }
  }

  @Test func aPostWithoutBodyHasLengthZero() async throws {
    let server = try LoopbackServer(Self.echo)
    let response = try await CurlTransport().send(Self.request(server.url, body: ""))
    #expect(response.status == 200)
    #expect(response.body.isEmpty)
  }

  @Test func requestsInARowShareOneConnection() async throws {
    let server = try LoopbackServer(Self.echo)
    let transport = CurlTransport()
    for _ in 1...20 { _ = try await transport.send(Self.request(server.url)) }
    #expect(server.requests == 20)
    #expect(server.connections == 1)
  }

  @Test func aHundredRequestsAtOnceGetEachItsOwnAnswer() async throws {
    let server = try LoopbackServer(Self.echo)
    let transport = CurlTransport()
    let url = server.url
    let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for number in 0..<100 {
        group.addTask {
          let response = try await transport.send(Self.request(url, body: "{\"n\":\(number)}"))
          return (number, String(decoding: response.body, as: UTF8.self))
        }
      }
      return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
    }
    #expect(answers.count == 100)
    #expect(answers.allSatisfy { $0.value == "{\"n\":\($0.key)}" })
    #expect(server.connections <= CurlLoop.connectionsPerHost)
  }

  @Test func aCancelledRequestEndsAndItsConnectionIsClosed() async throws {
    let server = try LoopbackServer { connection in
      while connection.readRequest() != nil {}
    }
    let transport = CurlTransport()
    let url = server.url
    let waiting = Task {
      await Self.failure { () throws(TransportError) in try await transport.send(Self.request(url)) }
    }
    for await event in server.events {
      if case .request = event { waiting.cancel() }
      if event == .closed { break }
    }
    #expect(await waiting.value?.code == .cancelled)
  }

  @Test func aCancelThatOvertakesTheStartIsRemembered() async throws {
    let server = try LoopbackServer(Self.echo)
    let transport = CurlTransport()
    let url = server.url
    let outcome = await Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await Self.failure { () throws(TransportError) in try await transport.send(Self.request(url)) }
    }.value
    #expect(outcome?.code == .cancelled)
    #expect(server.connections == 0)
  }

  @Test func aRefusedConnectionNamesTheHost() async throws {
    let refusing = try RefusingPort()
    let port = refusing.port
    let error = await Self.failure { () throws(TransportError) in
      try await CurlTransport().send(Self.request("http://127.0.0.1:\(port)/secret/path"))
    }
    #expect(
      error
        == TransportError(
          .connectionRefused, "127.0.0.1:\(port) refused the connection: nothing listens there."))
    withExtendedLifetime(refusing) {}
  }

  /// Behind a proxy the name would be the proxy's business.
  static let hasProxy = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"].contains {
    ProcessInfo.processInfo.environment[$0]?.isEmpty == false
  }

  @Test(.disabled(if: hasProxy)) func aNameThatDoesNotResolveSaysSo() async {
    // RFC 6761: names under .invalid never exist.
    let error = await Self.failure { () throws(TransportError) in
      var settings = CurlSettings()
      settings.connectTimeout = 5
      return try await CurlTransport(settings: settings).send(Self.request("https://kms.invalid/"))
    }
    #expect(
      error == TransportError(.cannotResolveHost, "The name kms.invalid cannot be resolved to an address."))
  }

  @Test func halfAnAnswerIsABrokenConnection() async throws {
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Keys\":[")
    }
    let error = await Self.failure { () throws(TransportError) in
      try await CurlTransport().send(Self.request(server.url))
    }
    #expect(error?.code == .connectionFailed)
  }

  @Test func anAnswerThatNeverComesTimesOut() async throws {
    let server = try LoopbackServer { connection in
      while connection.readRequest() != nil {}
    }
    var settings = CurlSettings()
    settings.totalTimeout = 0.2
    let transport = CurlTransport(settings: settings)
    let error = await Self.failure { () throws(TransportError) in
      try await transport.send(Self.request(server.url))
    }
    #expect(error == TransportError(.timedOut, "127.0.0.1:\(server.port) did not answer within 0.2 seconds."))
  }

  @Test func anAnswerBeyondTheCapIsRefused() async throws {
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.answer(String(repeating: "x", count: 4097))
    }
    var settings = CurlSettings()
    settings.largestBody = 4096
    let transport = CurlTransport(settings: settings)
    let error = await Self.failure { () throws(TransportError) in
      try await transport.send(Self.request(server.url))
    }
    #expect(error?.code == .responseTooLarge)
  }

  @Test func anAnswerThatIsNotHTTPIsSaidToBeNone() async throws {
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write("SSH-2.0-OpenSSH_9.2p1\r\n")
    }
    let error = await Self.failure { () throws(TransportError) in
      try await CurlTransport().send(Self.request(server.url))
    }
    #expect(error?.message.hasPrefix("127.0.0.1:\(server.port) did not answer in HTTP") == true)
  }

  @Test func aPlainTextPortIsNoTLSPartner() async throws {
    let server = try LoopbackServer { connection in
      connection.write("HTTP/1.1 400 Bad Request\r\n\r\n")
    }
    let error = await Self.failure { () throws(TransportError) in
      try await CurlTransport().send(Self.request("https://127.0.0.1:\(server.port)/"))
    }
    #expect(error?.code == .tlsFailed)
  }

  @Test(arguments: ["/nonexistent/bundle.pem", "/dev/null", "/"])
  func aCertificateFileThatHoldsNoneIsATLSFailureThatNamesIt(_ path: String) async throws {
    let server = try LoopbackServer(Self.echo)
    var settings = CurlSettings()
    settings.caBundle = path
    let transport = CurlTransport(settings: settings)
    let error = await Self.failure { () throws(TransportError) in
      try await transport.send(Self.request("https://127.0.0.1:\(server.port)/"))
    }
    #expect(error?.code == .tlsFailed)
    #expect(error?.message.contains("certificate authorities \(path) cannot be read") == true)
    #expect(server.requests == 0)
  }

  @Test func redirectsAreNotFollowed() async throws {
    let server = try LoopbackServer { connection in
      while connection.readRequest() != nil {
        connection.answer("", status: "302 Found", headers: "Location: /elsewhere\r\n")
      }
    }
    let response = try await CurlTransport().send(Self.request(server.url))
    #expect(response.status == 302)
    #expect(server.requests == 1)
  }

  @Test func plainHTTPIsForLoopbackAndForHostsNamedWithIt() async {
    let transport = CurlTransport()
    let refused = await Self.failure { () throws(TransportError) in
      try await transport.send(Self.request("http://kms.invalid/"))
    }
    #expect(refused?.message.contains("plain http") == true)
    var settings = CurlSettings()
    settings.plainHTTPHosts = ["kms.invalid"]
    let allowed = await Self.failure { () throws(TransportError) in
      try await CurlTransport(settings: settings).send(Self.request("http://kms.invalid/"))
    }
    #expect(allowed?.message.contains("plain http") != true)
  }

  @Test(arguments: [
    "ftp://127.0.0.1/", "http://127.0.0.1@evil.example/", "http://evil.example\\@127.0.0.1/",
    "http://127.0.0.1 /",
    "http://127.0.0.1/\r\nX: y", "127.0.0.1", "",
  ])
  func aURLThatCouldMeanSomethingElseIsNotSent(_ url: String) async {
    let error = await Self.failure { () throws(TransportError) in
      try await CurlTransport().send(Self.request(url))
    }
    #expect(error?.code == .other)
  }

  @Test func aHeaderWithALineBreakIsNotSent() async throws {
    let server = try LoopbackServer(Self.echo)
    var request = Self.request(server.url)
    request.headers.append(HTTPHeader("X-Amz-Target", "a\r\nX-Injected: b"))
    let injected = request
    let error = await Self.failure { () throws(TransportError) in try await CurlTransport().send(injected) }
    #expect(error?.message.contains("line break") == true)
    #expect(server.connections == 0)
  }
}
