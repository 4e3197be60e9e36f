import Glibc

@testable import AWSClient

/// A little HTTP server on 127.0.0.1 whose behaviour each test writes down itself.
///
/// Every connection runs the test's closure on a thread of its own; what happens is told through `events`.
final class LoopbackServer: Sendable {
  enum Event: Sendable, Equatable {
    case connected
    case request(String)
    /// The client has closed its side.
    case closed
  }

  struct CannotListen: Error {}

  let port: Int
  let events: AsyncStream<Event>
  private let listener: Int32
  private let log: AsyncStream<Event>.Continuation
  private let counts = Lock((connections: 0, requests: 0))

  var connections: Int { counts.withLock { $0.connections } }
  var requests: Int { counts.withLock { $0.requests } }
  var url: String { "http://127.0.0.1:\(port)/" }

  /// - Parameter serve: What is done with one connection; it is closed afterwards.
  init(_ serve: @escaping @Sendable (Connection) -> Void) throws {
    (events, log) = AsyncStream.makeStream()
    listener = try Self.listen()
    port = Self.port(of: listener)
    let listener = listener
    let log = log
    let counts = counts
    Self.detach {
      while true {
        let socket = accept(listener, nil, nil)
        guard socket >= 0 else {
          close(listener)
          return
        }
        counts.withLock { $0.connections += 1 }
        log.yield(.connected)
        let connection = Connection(socket: socket, log: log, counts: counts)
        Self.detach {
          serve(connection)
          close(socket)
        }
      }
    }
  }

  deinit {
    // The accepting thread ends and closes the socket; doing that here could close somebody else's.
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private static func listen() throws -> Int32 {
    let listener = try boundSocket()
    guard Glibc.listen(listener, 256) == 0 else { throw CannotListen() }
    return listener
  }

  /// A socket with a port of its own on which it does not listen yet.
  static func boundSocket() throws -> Int32 {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard listener >= 0, bound == 0 else { throw CannotListen() }
    return listener
  }

  static func port(of listener: Int32) -> Int {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
    }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  private static func detach(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Box(body))
    pthread_create(
      &thread, nil,
      { raw in
        if let raw { Unmanaged<Box>.fromOpaque(raw).takeRetainedValue().body() }
        return nil
      }, box.toOpaque())
    pthread_detach(thread)
  }
}

extension LoopbackServer {
  /// The server's side of one connection.
  struct Connection: Sendable {
    let socket: Int32
    let log: AsyncStream<Event>.Continuation
    let counts: Lock<(connections: Int, requests: Int)>

    /// Reads head and body (by Content-Length) of the next request; nil when the client has gone.
    func readRequest() -> (head: String, body: [UInt8])? {
      var bytes: [UInt8] = []
      while true {
        if let end = Self.endOfHead(bytes) {
          let head = String(decoding: bytes[..<end], as: UTF8.self)
          let length = Self.contentLength(head)
          if bytes.count >= end + length {
            counts.withLock { $0.requests += 1 }
            log.yield(.request(head))
            return (head, Array(bytes[end..<end + length]))
          }
        }
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else {
          log.yield(.closed)
          return nil
        }
        bytes += buffer[..<count]
      }
    }

    func write(_ text: String) { _ = write(Array(text.utf8)) }

    /// False when the client does not listen any more.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }

    /// Writes a little and waits a moment for the client to go; false when it has gone.
    func trickle(_ text: String) -> Bool {
      write(text)
      var poll = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
      return Glibc.poll(&poll, 1, 20) == 0
    }

    func answer(_ body: String, status: String = "200 OK", headers: String = "") {
      write("HTTP/1.1 \(status)\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
      guard bytes.count >= 4 else { return nil }
      return (4...bytes.count).first { Array(bytes[$0 - 4..<$0]) == [13, 10, 13, 10] }
    }

    private static func contentLength(_ head: String) -> Int {
      for line in head.lowercased().split(whereSeparator: \.isNewline) where line.hasPrefix("content-length:")
      {
        return Int(line.dropFirst("content-length:".count).filter { $0 != " " }) ?? 0
      }
      return 0
    }
  }
}
