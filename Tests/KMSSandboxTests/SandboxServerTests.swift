import AWSClient
import Foundation
import Testing

@testable import KMSSandbox

/// The sandbox behind a socket, spoken to by libcurl.
struct SandboxServerTests {
  static let mismatch =
    "InvalidSignatureException: The request signature we calculated does not match the signature you provided. Check "
    + "your AWS Secret Access Key and signing method. Consult the service documentation for details."

  @Test("A signed request is answered, a void operation with an empty body")
  func answers() async throws {
    try await RunningServer.with { (running) async throws in
      let listed = try await running.send(running.signed("ListKeys", #"{"Limit":1}"#))
      let keys = try #require(listed.body?["Keys"]?.array)
      #expect(keys.count == 1)
      let caller = SandboxCaller(kms: ExampleAccount.make())
      let keyID = try await caller.id("platform/logs")
      let disabled = try await running.send(running.signed("DisableKey", #"{"KeyId":"\#(keyID)"}"#))
      #expect(disabled == SandboxCaller.Reply(status: 200, body: nil))
      let described = try await running.send(running.signed("DescribeKey", #"{"KeyId":"\#(keyID)"}"#))
      #expect(described.body?["KeyMetadata"]?["KeyState"] == .string("Disabled"))
    }
  }

  @Test("GetCallerIdentity is signed for sts")
  func callerIdentity() async throws {
    try await RunningServer.with { (running) async throws in
      var request = running.unsigned("", "Action=GetCallerIdentity&Version=2011-06-15")
      request.headers = [HTTPHeader("Content-Type", "application/x-www-form-urlencoded")]
      func signed(_ secret: String) -> HTTPRequest {
        SigV4(
          credentials: Credentials(
            accessKeyID: "sandbox", secretAccessKey: Secret(secret), source: "test"),
          region: "eu-west-1", service: "sts"
        ).sign(request, at: Date())
      }
      let good = try await running.transport.send(signed("sandbox"))
      #expect(good.status == 200)
      #expect(String(decoding: good.body, as: UTF8.self).contains("<Account>111122223333</Account>"))
      let bad = try await running.transport.send(signed("wrong"))
      #expect(bad.status == 403)
      #expect(String(decoding: bad.body, as: UTF8.self).contains("<Code>SignatureDoesNotMatch</Code>"))
    }
  }

  @Test("A wrong secret, a changed body, a changed operation or a changed header break the signature")
  func tampering() async throws {
    try await RunningServer.with { (running) async throws in
      let good = running.signed("ListKeys", #"{"Limit":1}"#)
      #expect(try await running.send(good).status == 200)

      var body = good
      body.body = Array(#"{"Limit":2}"#.utf8)
      var operation = good
      operation.headers = good.headers.map { header in
        header.name == "X-Amz-Target" ? HTTPHeader(header.name, "TrentService.ListAliases") : header
      }
      var type = good
      type.headers = good.headers.map { header in
        header.name == "Content-Type" ? HTTPHeader(header.name, "text/plain") : header
      }
      for request in [body, operation, type, running.signed("ListKeys", "{}", secret: "Sandbox")] {
        let reply = try await running.send(request)
        #expect(reply.outcome == Self.mismatch)
        #expect(reply.status == 400)
      }
    }
  }

  @Test("Who is not known, not signed, or late, is told so")
  func authentication() async throws {
    try await RunningServer.with { (running) async throws in
      #expect(
        try await running.send(running.signed("ListKeys", "{}", accessKeyID: "AKIDNOBODY")).outcome
          == "UnrecognizedClientException: The security token included in the request is invalid.")
      #expect(
        try await running.send(running.unsigned("ListKeys", "{}")).outcome
          == "MissingAuthenticationTokenException: Missing Authentication Token")
      #expect(
        try await running.send(running.signed("ListKeys", "{}", at: Date().addingTimeInterval(-400))).outcome
          .hasPrefix("InvalidSignatureException: Signature expired: "))
      #expect(
        try await running.send(running.signed("ListKeys", "{}", service: "s3")).outcome
          == "InvalidSignatureException: Credential should be scoped to correct service: 'kms'. ")
      var incomplete = running.signed("ListKeys", "{}")
      incomplete.headers = incomplete.headers.map { header in
        header.name == "Authorization"
          ? HTTPHeader(header.name, String(header.value.prefix { $0 != "," })) : header
      }
      #expect(try await running.send(incomplete).code == "IncompleteSignatureException")
    }
  }

  @Test("A body over 1 MiB is refused")
  func largeBody() async throws {
    try await RunningServer.with { (running) async throws in
      let blank = String(repeating: " ", count: (1 << 20) - 2)
      #expect(try await running.send(running.signed("ListKeys", "{\(blank)}")).status == 200)
      let reply = try await running.send(running.signed("ListKeys", "{ \(blank)}"))
      #expect(reply.status == 413)
      #expect(reply.code == "RequestEntityTooLargeException")
    }
  }

  @Test("Many calls at once are all answered")
  func concurrency() async throws {
    try await RunningServer.with { (running) async throws in
      try await withThrowingTaskGroup(of: Int.self) { tasks in
        for _ in 0..<60 {
          tasks.addTask { try await running.send(running.signed("ListAliases", "{}")).status }
        }
        for try await status in tasks { #expect(status == 200) }
      }
    }
  }

  @Test("A port that is taken gives a sentence with a way out")
  func portTaken() async throws {
    try await RunningServer.with { (running) async throws in
      let port = running.server.port
      do {
        let second = try await SandboxServer.start(kms: ExampleAccount.make(), port: port)
        await second.stop()
        Issue.record("two servers share port \(port)")
      } catch let error as SandboxServerError {
        #expect(error.port == port)
        // strerror(EADDRINUSE) of glibc.
        #expect(error.reason == "Address already in use")
        #expect(error.description.hasPrefix("The sandbox cannot listen on 127.0.0.1:\(port): "))
        #expect(error.description.hasSuffix("or let the system choose with --port 0."))
      }
    }
  }

  @Test("After it was stopped nobody answers")
  func stopped() async throws {
    let server = try await SandboxServer.start(kms: ExampleAccount.make(), port: 0)
    let running = RunningServer(server: server)
    #expect(try await running.send(running.signed("ListKeys", "{}")).status == 200)
    await server.stop()
    await #expect(throws: TransportError.self) { try await running.send(running.signed("ListKeys", "{}")) }
  }
}
