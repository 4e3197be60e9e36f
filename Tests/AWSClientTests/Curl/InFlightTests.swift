import Glibc
import Testing

@testable import AWSClient

/// Sixty-four requests at a time to one host, the others in line.
@Suite(.timeLimit(.minutes(1))) struct InFlightTests {
  /// Threads wait before it until it is opened.
  final class Gate: Sendable {
    private let ends: (read: Int32, write: Int32)

    init() {
      var ends: [Int32] = [0, 0]
      pipe(&ends)
      self.ends = (ends[0], ends[1])
    }

    func wait() {
      var byte: UInt8 = 0
      _ = read(ends.read, &byte, 1)
    }

    /// For all who wait and will come.
    func open() { close(ends.write) }

    deinit { close(ends.read) }
  }

  @Test func moreThanSixtyFourWaitAndMayBeCancelledThere() async throws {
    let gate = Gate()
    let server = try LoopbackServer { connection in
      while let request = connection.readRequest() {
        gate.wait()
        connection.answer(String(decoding: request.body, as: UTF8.self))
      }
    }
    let transport = CurlTransport()
    let url = server.url
    let tasks = (0..<80).map { _ in AsyncStream<Void>.makeStream() }.enumerated().map { number, start in
      (
        start.continuation,
        Task {
          for await _ in start.stream { break }
          return await CurlTransportTests.failure { () throws(TransportError) in
            try await transport.send(CurlTransportTests.request(url, body: "\(number)"))
          }
        }
      )
    }
    for (start, _) in tasks[..<64] { start.finish() }
    var arrived = 0
    for await event in server.events {
      if case .request = event { arrived += 1 }
      if arrived == 64 { break }
    }
    for (start, _) in tasks[64...] { start.finish() }
    // While nothing is answered.
    for (_, task) in tasks[64...] { task.cancel() }
    for (_, task) in tasks[64...] { #expect(await task.value?.code == .cancelled) }
    #expect(server.requests == 64)
    #expect(server.connections == 64)
    gate.open()
    for (_, task) in tasks[..<64] { #expect(await task.value == nil) }
    #expect(try await transport.send(CurlTransportTests.request(url)).status == 200)
  }

  @Test func thoseInLineAreServed() async throws {
    let server = try LoopbackServer(CurlTransportTests.echo)
    let transport = CurlTransport()
    let url = server.url
    let served = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<300 {
        group.addTask {
          let answer = try? await transport.send(CurlTransportTests.request(url, body: "\(number)"))
          return answer.map { String(decoding: $0.body, as: UTF8.self) } == "\(number)"
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(served == 300)
    #expect(server.connections <= CurlLoop.connectionsPerHost)
  }

  /// A handle that served one kind of request serves another as if it were new.
  @Test func methodsAndBodiesDoNotLeakIntoTheNextRequest() async throws {
    let server = try LoopbackServer(CurlTransportTests.echo)
    let transport = CurlTransport()
    for (method, body) in [("POST", "first"), ("PUT", "second"), ("GET", ""), ("POST", ""), ("POST", "last")]
    {
      var request = CurlTransportTests.request(server.url, body: body)
      request.method = method
      request.headers.append(HTTPHeader("X-Method", method))
      let answer = try await transport.send(request)
      #expect(String(decoding: answer.body, as: UTF8.self) == body)
    }
    var heads: [String] = []
    for await event in server.events {
      if case .request(let head) = event { heads.append(head) }
      if heads.count == 5 { break }
    }
    #expect(heads.map { $0.prefix { $0 != " " } } == ["POST", "PUT", "GET", "POST", "POST"])
    #expect(heads.allSatisfy { $0.contains("X-Method: \($0.prefix { $0 != " " })\r\n") })
    #expect(server.connections == 1)
  }

  /// What a handle was set to for one request does not hold for the next, neither to the one side nor to the other.
  @Test func timeOutsDoNotLeakIntoTheNextRequest() async throws {
    let server = try LoopbackServer { connection in
      while let request = connection.readRequest() {
        let body = String(decoding: request.body, as: UTF8.self)
        if body != "silence" { connection.answer(body) }
      }
    }
    let transport = CurlTransport()
    func outcome(_ body: String, within seconds: Double?) async -> TransportError.Code? {
      var request = CurlTransportTests.request(server.url, body: body)
      request.timeouts = seconds.map { HTTPRequest.Timeouts(connect: $0, total: $0) }
      let asked = request
      return await CurlTransportTests.failure { () throws(TransportError) in try await transport.send(asked)
      }?
      .code
    }
    #expect(await outcome("first", within: nil) == nil)
    #expect(await outcome("silence", within: 0.2) == .timedOut)
    #expect(await outcome("second", within: 20) == nil)
    #expect(await outcome("silence", within: 0.2) == .timedOut)
    #expect(await outcome("third", within: nil) == nil)
  }
}
