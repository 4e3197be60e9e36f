import Testing

@testable import AWSClient

/// A server that does everything wrong, and what becomes of a read and of a change that must not be sent twice.
@Suite(.timeLimit(.minutes(1))) struct FaultTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    /// What the server sends after each request, before it closes the connection.
    var answer: [UInt8]
    var code: String
    /// Requests that a DescribeKey makes, and a CreateKey.
    var sent: (read: Int, change: Int)
    /// False when the connection stays open after the answer.
    var closes = true
    var testDescription: String { name }

    init(
      _ name: String, _ answer: String, _ code: String, sent: (read: Int, change: Int), closes: Bool = true
    ) {
      self.init(name, bytes: Array(answer.utf8), code, sent: sent, closes: closes)
    }

    init(
      _ name: String, bytes: [UInt8], _ code: String, sent: (read: Int, change: Int), closes: Bool = true
    ) {
      self.name = name
      answer = bytes
      self.code = code
      self.sent = sent
      self.closes = closes
    }

    static func == (left: Fault, right: Fault) -> Bool { left.name == right.name }
  }

  static let again = (read: 3, change: 1)
  static let throttled = (read: 3, change: 3)
  static let once = (read: 1, change: 1)

  static func ok(_ headers: String, _ body: String) -> String { "HTTP/1.1 200 OK\r\n\(headers)\r\n\(body)" }

  static func sized(_ body: String, status: String = "200 OK", headers: String = "") -> String {
    "HTTP/1.1 \(status)\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  static let key = "{\"KeyMetadata\":{\"KeyId\":\"k\"}}"
  static let metadata = ok("Content-Length: \(key.utf8.count)\r\n", key)
  static let deep = String(repeating: "[", count: 100_000)

  static let faults = [
    // Connections that break.
    Fault("closed without a word", "", "ConnectionFailed", sent: again),
    Fault("closed inside the status line", "HTTP/1.1 20", "ConnectionFailed", sent: again),
    Fault("closed inside the head", "HTTP/1.1 200 OK\r\nContent-Le", "ConnectionFailed", sent: again),
    Fault(
      "closed inside the body", ok("Content-Length: 100\r\n", "{\"KeyMetadata\":"), "ConnectionFailed",
      sent: again),
    Fault("closed before a body", ok("Content-Length: 100\r\n", ""), "ConnectionFailed", sent: again),
    Fault(
      "closed inside a chunk", ok("Transfer-Encoding: chunked\r\n", "40\r\n{\"Key"), "ConnectionFailed",
      sent: again),
    Fault(
      "closed before the last chunk", ok("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n"), "ConnectionFailed",
      sent: again),
    // Lengths that are none.
    Fault(
      "length too short", ok("Content-Length: 10\r\n", key), "UnreadableAnswer", sent: once, closes: false),
    Fault("length negative", ok("Content-Length: -5\r\n", key), "RequestFailed", sent: once),
    Fault("length no number", ok("Content-Length: many\r\n", key), "RequestFailed", sent: once),
    Fault(
      "length beyond all numbers", ok("Content-Length: 99999999999999999999999\r\n", key), "AnswerTooLarge",
      sent: once),
    Fault("length beyond the bound", ok("Content-Length: 17000000\r\n", key), "AnswerTooLarge", sent: once),
    Fault(
      "two lengths", ok("Content-Length: \(key.utf8.count)\r\nContent-Length: 5\r\n", key), "RequestFailed",
      sent: once),
    Fault(
      "chunk size is no number", ok("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n"),
      "ConnectionFailed", sent: again),
    Fault(
      "chunk size beyond all numbers",
      ok("Transfer-Encoding: chunked\r\n", "fffffffffffffffffffff\r\n{}\r\n0\r\n\r\n"), "ConnectionFailed",
      sent: again),
    // Answers that are not from KMS.
    Fault(
      "a page of a proxy", sized("<html>Sign in</html>", headers: "Content-Type: text/html\r\n"),
      "UnreadableAnswer", sent: once),
    Fault("nothing at all", sized(""), "UnreadableAnswer", sent: once),
    Fault("no content", "HTTP/1.1 204 No Content\r\n\r\n", "UnreadableAnswer", sent: once),
    Fault("another type", sized("[1,2]"), "UnreadableAnswer", sent: once),
    Fault("nested without end", sized(deep), "UnreadableAnswer", sent: once),
    Fault("a number out of range", sized("{\"KeyMetadata\":1e999999999}"), "UnreadableAnswer", sent: once),
    Fault(
      "bytes that are no text",
      bytes: Array("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n".utf8) + [255, 254, 0, 195],
      "UnreadableAnswer", sent: once),
    Fault("another protocol", "SSH-2.0-OpenSSH_9.2p1\r\n", "RequestFailed", sent: once),
    Fault("HTTP of tomorrow", "HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\n{}", "RequestFailed", sent: once),
    Fault(
      "somewhere else",
      sized("", status: "307 Temporary Redirect", headers: "Location: http://169.254.169.254/\r\n"),
      "UnreadableAnswer", sent: once),
    Fault("a status beyond HTTP", sized("{}", status: "999 What"), "UnreadableAnswer", sent: once),
    // Too much.
    Fault(
      "a flood of headers",
      ok(String(repeating: "X-Flood: \(String(repeating: "x", count: 1000))\r\n", count: 300), ""),
      "AnswerTooLarge", sent: once),
    Fault(
      "one endless header", ok("X-Flood: \(String(repeating: "x", count: 300_000))\r\n", ""),
      "AnswerTooLarge",
      sent: once),
    // AWS in trouble.
    Fault("a storm of 503", sized("", status: "503 Service Unavailable"), "UnreadableAnswer", sent: again),
    Fault(
      "a storm of 500", sized("{\"__type\":\"KMSInternalException\"}", status: "500 Internal Server Error"),
      "KMSInternalException", sent: again),
    Fault(
      "throttling as KMS says it", sized("{\"__type\":\"ThrottlingException\"}", status: "400 Bad Request"),
      "ThrottlingException", sent: throttled),
    Fault(
      "throttling as proxies say it", sized("slow down", status: "429 Too Many Requests"), "UnreadableAnswer",
      sent: throttled),
  ]

  /// A client whose pauses take no time, and the server it speaks to.
  static func client(_ server: LoopbackServer, _ timeouts: Double = 30) -> KMSClient {
    var settings = CurlSettings()
    settings.totalTimeout = timeouts
    var connection = TestClient.connection(CurlTransport(settings: settings))
    let location = ServiceEndpoint(url: .loopback(port: server.port), signingRegion: "eu-west-1")
    connection.endpoint = { _ in .success(location) }
    return KMSClient(connection)
  }

  static func serve(_ fault: Fault) throws -> LoopbackServer {
    try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write(fault.answer)
      if !fault.closes { while connection.readRequest() != nil {} }
    }
  }

  @Test(arguments: faults) func aReadEndsWithAnError(_ fault: Fault) async throws {
    let server = try Self.serve(fault)
    let client = Self.client(server)
    let error = await TestClient.failure { () throws(AWSError) in try await client.describeKey("k") }
    #expect(error?.code == fault.code)
    #expect(error?.operation == "DescribeKey")
    #expect(error?.hint.isEmpty == false)
    #expect(server.requests == fault.sent.read)
  }

  @Test(arguments: faults) func aChangeIsNotSentTwice(_ fault: Fault) async throws {
    let server = try Self.serve(fault)
    let client = Self.client(server)
    let error = await TestClient.failure { () throws(AWSError) in try await TestClient.createKey(client) }
    #expect(error?.code == fault.code)
    #expect(server.requests == fault.sent.change)
    // Only AWS's own word that there were too many requests means that nothing was done.
    if fault.sent != Self.throttled {
      #expect(error?.hint.contains("The key may have been created all the same") == true)
    }
  }

  /// What looks odd and is right.
  @Test(arguments: [
    (
      "interim answers",
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n\(metadata)"
    ),
    (
      "chunks",
      ok(
        "Transfer-Encoding: chunked\r\n",
        "5;x=y\r\n\(key.prefix(5))\r\n\(String(key.utf8.count - 5, radix: 16))\r\n\(key.dropFirst(5))\r\n0\r\nX-Trailer: y\r\n\r\n"
      )
    ),
    ("no length, closed at the end", ok("Connection: close\r\n", key)),
    ("another content type", ok("Content-Type: text/html\r\nContent-Length: \(key.utf8.count)\r\n", key)),
    (
      "the same length twice",
      ok("Content-Length: \(key.utf8.count)\r\nContent-Length: \(key.utf8.count)\r\n", key)
    ),
    ("a folded header", ok("X-Folded: a\r\n b\r\nContent-Length: \(key.utf8.count)\r\n", key)),
    ("line ends of Unix", "HTTP/1.1 200 OK\nContent-Length: \(key.utf8.count)\n\n\(key)"),
    ("HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\n\(key)"),
  ])
  func whatIsOddButRightIsRead(_ name: String, _ answer: String) async throws {
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write(answer)
    }
    let key = try await Self.client(server).describeKey("k")
    #expect(key.keyID == "k")
    #expect(server.requests == 1)
  }

  @Test func textThatIsNotUTF8IsShownWithReplacements() async throws {
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      let body =
        Array("{\"KeyMetadata\":{\"KeyId\":\"k\",\"Description\":\"a".utf8) + [0xFF] + Array("b\"}}".utf8)
      connection.write(Array("HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body)
    }
    #expect(try await Self.client(server).describeKey("k").description == "a\u{FFFD}b")
  }

  /// A byte now and then keeps no request alive for ever.
  @Test func bytesThatTrickleInTimeOut() async throws {
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
      while connection.trickle("{") {}
    }
    let client = Self.client(server, 0.5)
    let error = await TestClient.failure { () throws(AWSError) in try await TestClient.createKey(client) }
    #expect(error?.code == "TimedOut")
    #expect(error?.message == "127.0.0.1:\(server.port) did not answer within 0.5 seconds.")
    #expect(error?.hint.contains("The key may have been created all the same") == true)
    #expect(server.requests <= 1)
  }

  @Test func anAnswerWithoutEndIsCutOff() async throws {
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write("HTTP/1.1 200 OK\r\n\r\n")
      let much = [UInt8](repeating: UInt8(ascii: " "), count: 65_536)
      while connection.write(much) {}
    }
    let client = Self.client(server)
    let error = await TestClient.failure { () throws(AWSError) in try await client.describeKey("k") }
    #expect(error?.code == "AnswerTooLarge")
    #expect(server.requests == 1)
  }

  /// Servers close kept connections when they like; nobody should notice.
  @Test func aConnectionThatWasClosedBetweenRequestsIsReplaced() async throws {
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.answer(Self.key)
    }
    let client = Self.client(server)
    for _ in 1...5 { _ = try await client.describeKey("k") }
    #expect(server.requests == 5)
  }

  @Test func cancellingACallClosesItsConnection() async throws {
    let server = try LoopbackServer { connection in
      while connection.readRequest() != nil {}
    }
    let client = Self.client(server)
    let waiting = Task {
      await TestClient.failure { () throws(AWSError) in try await client.describeKey("k") }
    }
    for await event in server.events {
      if case .request = event { waiting.cancel() }
      if event == .closed { break }
    }
    #expect(await waiting.value?.kind == .cancelled)
    #expect(server.requests == 1)
  }

  /// The real pause of a minute, which no test could wait for.
  @Test func cancellingEndsThePauseBeforeARepetition() async throws {
    let server = try LoopbackServer { connection in
      while connection.readRequest() != nil {
        connection.answer("", status: "503 Service Unavailable", headers: "x-amz-retry-after: 65000\r\n")
      }
    }
    var connection = Self.client(server).service.client.connection
    connection.retry = RetryPolicy()
    connection.retry.transientBase = 60
    connection.retry.longestPause = 60
    connection.retry.random = { 1 }
    let answered = AsyncStream<Void>.makeStream()
    connection.onCall = { _ in answered.continuation.yield() }
    let client = KMSClient(connection)
    let waiting = Task {
      await TestClient.failure { () throws(AWSError) in try await client.describeKey("k") }
    }
    for await _ in answered.stream { break }
    waiting.cancel()
    #expect(await waiting.value?.kind == .cancelled)
    #expect(server.requests == 1)
  }

  @Test func aSessionThatEndsInTheMiddleOfAListIsRenewed() async throws {
    let server = try LoopbackServer { connection in
      while let request = connection.readRequest() {
        let isFirst = !String(decoding: request.body, as: UTF8.self).contains("Marker")
        if isFirst {
          connection.answer("{\"Keys\":[{\"KeyId\":\"a\"}],\"Truncated\":true,\"NextMarker\":\"m\"}")
        } else if request.head.contains("Credential=AKID1/") {
          connection.answer("{\"__type\":\"ExpiredTokenException\"}", status: "400 Bad Request")
        } else {
          connection.answer("{\"Keys\":[{\"KeyId\":\"b\"}]}")
        }
      }
    }
    var connection = Self.client(server).service.client.connection
    connection.credentials = RefusedCredentialsTests.Keys(last: 2)
    var keys: [String] = []
    try await KMSClient(connection).listAllKeys { keys += $0.map(\.keyID) }
    #expect(keys == ["a", "b"])
    #expect(server.requests == 3)
  }

  @Test func aServerWithAnotherTimeIsAnsweredInItsTime() async throws {
    let server = try LoopbackServer { connection in
      while let request = connection.readRequest() {
        // Half an hour after `TestClient.now`.
        guard request.head.contains("20260921T144320Z") else {
          connection.answer(
            "{\"__type\":\"InvalidSignatureException\",\"message\":\"Signature expired\"}",
            status: "400 Bad Request", headers: "Date: Mon, 21 Sep 2026 14:43:20 GMT\r\n")
          continue
        }
        connection.answer(Self.key)
      }
    }
    let client = Self.client(server)
    for _ in 1...3 { _ = try await client.describeKey("k") }
    #expect(server.requests == 4)
  }

  @Test func aServerThatRecoversIsForgiven() async throws {
    let count = Lock(0)
    let server = try LoopbackServer { connection in
      while connection.readRequest() != nil {
        let number = count.withLock { count in
          count += 1
          return count
        }
        if number < 3 {
          connection.answer("", status: "503 Service Unavailable")
        } else {
          connection.answer(Self.key)
        }
      }
    }
    #expect(try await Self.client(server).describeKey("k").keyID == "k")
    #expect(server.requests == 3)
    #expect(server.connections == 1)
  }
}
