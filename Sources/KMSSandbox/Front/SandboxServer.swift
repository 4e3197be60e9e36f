import AWSClient
package import struct Foundation.Date
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// The embedded KMS on a loopback port, for any AWS SDK.
///
/// Listens on 127.0.0.1 only, speaks HTTP/1.1 with keep-alive, verifies Signature Version 4 with the access key `sandbox` and
/// the secret `sandbox`, and answers both KMS (AWS JSON 1.1) and STS GetCallerIdentity (query protocol).
package final class SandboxServer: Sendable {
  /// The port it listens on.
  package let port: Int
  private let listener: any Channel
  private let group: MultiThreadedEventLoopGroup
  private let serving: Task<Void, Never>

  private init(
    port: Int, listener: any Channel, group: MultiThreadedEventLoopGroup, serving: Task<Void, Never>
  ) {
    self.port = port
    self.listener = listener
    self.group = group
    self.serving = serving
  }

  /// Starts to listen.
  /// - Parameters:
  ///   - kms: what answers.
  ///   - port: 0 lets the system choose.
  ///   - now: the clock signatures are checked against.
  /// - Throws: `SandboxServerError` when the port cannot be had.
  package static func start(
    kms: SandboxKMS, port: Int = 0, now: @escaping @Sendable () -> Date = { Date() }
  ) async throws -> SandboxServer {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let front = SandboxFront(kms: kms, checkSignature: SignatureGate(now: now).check)
    do {
      let listener = try await ServerBootstrap(group: group)
        .serverChannelOption(.backlog, value: 256)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
        .bind(host: "127.0.0.1", port: port) { channel in
          channel.eventLoop.makeCompletedFuture { try HTTPConnection.wrap(channel) }
        }
      guard let chosen = listener.channel.localAddress?.port else {
        throw SandboxServerError(port: port, reason: "the system did not say which port it gave")
      }
      let serving = Task { await serve(listener, front) }
      return SandboxServer(port: chosen, listener: listener.channel, group: group, serving: serving)
    } catch {
      try? await group.shutdownGracefully()
      if let error = error as? SandboxServerError { throw error }
      // NIO's own words name functions; the system's are for people.
      let reason = (error as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(error)"
      throw SandboxServerError(port: port, reason: reason)
    }
  }

  /// Closes the port and every connection, and waits until they are closed.
  package func stop() async {
    serving.cancel()
    try? await listener.close()
    await serving.value
    try? await group.shutdownGracefully()
  }

  /// Serves each connection in a task of its own until the listener is closed.
  private static func serve(
    _ listener: NIOAsyncChannel<HTTPConnection.AsyncChannel, Never>, _ front: SandboxFront
  ) async {
    await withDiscardingTaskGroup { tasks in
      try? await listener.executeThenClose { connections in
        for try await connection in connections {
          tasks.addTask { await HTTPConnection(channel: connection, front: front).serve() }
        }
      }
      tasks.cancelAll()
    }
  }
}

/// The sandbox could not listen.
package struct SandboxServerError: Error, Sendable, Equatable, CustomStringConvertible {
  package var port: Int
  package var reason: String

  package var description: String {
    "The sandbox cannot listen on 127.0.0.1:\(port): \(reason). Choose another port with --port, or let the system "
      + "choose with --port 0."
  }
}
