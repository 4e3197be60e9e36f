import Glibc

/// A port of loopback that is taken, so that nobody else gets it, and on which nothing listens.
final class RefusingPort {
  let port: Int
  private let socket: Int32

  init() throws {
    socket = try LoopbackServer.boundSocket()
    port = LoopbackServer.port(of: socket)
  }

  deinit {
    close(socket)
  }
}
