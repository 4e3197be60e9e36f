import AWSClient
import Foundation

@testable import KMSSandbox

/// A sandbox server for the time of a test, and signed requests to it.
struct RunningServer: Sendable {
  let server: SandboxServer
  let transport = CurlTransport()

  var url: String { "http://127.0.0.1:\(server.port)/" }

  /// Starts a server on a port the system chooses, and stops it when `body` is done.
  static func with<Result: Sendable>(
    kms: SandboxKMS = ExampleAccount.make(), _ body: (RunningServer) async throws -> Result
  ) async throws -> Result {
    let server = try await SandboxServer.start(kms: kms, port: 0)
    do {
      let result = try await body(RunningServer(server: server))
      await server.stop()
      return result
    } catch {
      await server.stop()
      throw error
    }
  }

  func unsigned(_ operation: String, _ body: String) -> HTTPRequest {
    HTTPRequest(
      method: "POST", url: url,
      headers: [
        HTTPHeader("Content-Type", "application/x-amz-json-1.1"),
        HTTPHeader("X-Amz-Target", "TrentService.\(operation)"),
      ], body: Array(body.utf8))
  }

  func signed(
    _ operation: String, _ body: String, accessKeyID: String = "sandbox", secret: String = "sandbox",
    service: String = "kms", at date: Date = Date()
  ) -> HTTPRequest {
    let credentials = Credentials(
      accessKeyID: accessKeyID, secretAccessKey: Secret(secret), source: "test")
    return SigV4(credentials: credentials, region: "eu-west-1", service: service)
      .sign(unsigned(operation, body), at: date)
  }

  func send(_ request: HTTPRequest) async throws -> SandboxCaller.Reply {
    let response = try await transport.send(request)
    return SandboxCaller.Reply(
      status: response.status, body: response.body.isEmpty ? nil : try JSONReader.read(response.body))
  }
}
