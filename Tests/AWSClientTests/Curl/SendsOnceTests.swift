import Testing

@testable import AWSClient

/// A kept connection dies after the second request was written to it: libcurl resends by itself, unless told not to.
@Suite(.timeLimit(.minutes(1))) struct SendsOnceTests {
  /// Answers the first request of a connection and drops the connection at the second.
  static func answerOnce(_ connection: LoopbackServer.Connection) {
    guard connection.readRequest() != nil else { return }
    connection.answer("{}")
    _ = connection.readRequest()
  }

  @Test func anOrdinaryRequestSurvivesADeadConnection() async throws {
    let server = try LoopbackServer(Self.answerOnce)
    let transport = CurlTransport()
    _ = try await transport.send(CurlTransportTests.request(server.url))
    let response = try await transport.send(CurlTransportTests.request(server.url))
    #expect(response.status == 200)
    #expect(server.requests == 3)
  }

  @Test func aRequestThatMustGoOutOnceGetsANewConnection() async throws {
    let server = try LoopbackServer(Self.answerOnce)
    let transport = CurlTransport()
    _ = try await transport.send(CurlTransportTests.request(server.url))
    let response = try await transport.send(CurlTransportTests.request(server.url, sendsOnce: true))
    #expect(response.status == 200)
    #expect(server.requests == 2)
    #expect(server.connections == 2)
  }

  @Test func aRequestThatMustGoOutOnceIsNotRepeatedWhenItsAnswerIsLost() async throws {
    let server = try LoopbackServer { connection in _ = connection.readRequest() }
    let transport = CurlTransport()
    let error = await CurlTransportTests.failure { () throws(TransportError) in
      try await transport.send(CurlTransportTests.request(server.url, sendsOnce: true))
    }
    #expect(error?.code == .connectionFailed)
    #expect(server.requests == 1)
  }
}
