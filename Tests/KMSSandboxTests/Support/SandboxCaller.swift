import AWSClient
import Foundation
import Testing

@testable import KMSSandbox

/// Calls the sandbox as a client does, request by request, and reads its answers without any client code.
struct SandboxCaller: Sendable {
  let transport: SandboxTransport
  let clock = TestClock()
  var region = ExampleAccount.region

  /// The example account.
  init() {
    let clock = clock
    transport = SandboxTransport(kms: ExampleAccount.make(now: { clock.now }))
  }

  init(kms: SandboxKMS) { transport = SandboxTransport(kms: kms) }

  /// An account with its administrator and nothing else, filled by `fill`.
  init(_ fill: (inout ExampleBuilder) -> Void) {
    let clock = clock
    var builder = ExampleBuilder(account: ExampleAccount.emptyAccount(), now: clock.now)
    fill(&builder)
    transport = SandboxTransport(kms: SandboxKMS(account: builder.account, clock: { clock.now }))
  }

  /// An answer with its body read as JSON, nil when the body is empty.
  struct Reply: Equatable {
    var status: Int
    var body: JSONValue?

    var code: String? { body?["__type"]?.string }
    /// The message as clients read it.
    var message: String? { (body?["message"] ?? body?["Message"])?.string }
    /// `Code: message`, or `ok`.
    var outcome: String { status == 200 ? "ok" : "\(code ?? "?"): \(message ?? "")" }
  }

  func request(_ operation: String, _ body: String) -> HTTPRequest {
    HTTPRequest(
      method: "POST", url: "https://kms.\(region).amazonaws.com/",
      headers: [
        HTTPHeader("Content-Type", "application/x-amz-json-1.1"),
        HTTPHeader("X-Amz-Target", "TrentService.\(operation)"),
        HTTPHeader(
          "Authorization",
          "AWS4-HMAC-SHA256 Credential=sandbox/20260601/\(region)/kms/aws4_request, SignedHeaders=host, Signature=0"
        ),
      ], body: Array(body.utf8))
  }

  func call(_ operation: String, _ members: [JSONValue.Member] = []) async throws -> Reply {
    try await call(operation, json: JSONValue.object(members).text)
  }

  func call(_ operation: String, json: String) async throws -> Reply {
    let response = try await transport.send(request(operation, json))
    return try Reply(
      status: response.status, body: response.body.isEmpty ? nil : JSONReader.read(response.body))
  }

  /// A call that names one key.
  func call(_ operation: String, key: String, _ more: [JSONValue.Member] = []) async throws -> Reply {
    try await call(operation, [JSONValue.Member("KeyId", .string(key))] + more)
  }

  /// The id behind an alias, given without the prefix.
  func id(_ alias: String) async throws -> String {
    var marker: [JSONValue.Member] = []
    while true {
      let body = try await call("ListAliases", marker).body
      for entry in body?["Aliases"]?.array ?? [] where entry["AliasName"]?.string == "alias/\(alias)" {
        return try #require(entry["TargetKeyId"]?.string)
      }
      let next = try #require(body?["NextMarker"]?.string, "no alias \(alias)")
      marker = [JSONValue.Member("Marker", .string(next))]
    }
  }

  func arn(_ alias: String) async throws -> String {
    "arn:aws:kms:\(region):111122223333:key/\(try await id(alias))"
  }

  func state(_ key: String) async throws -> String? {
    try await call("DescribeKey", key: key).body?["KeyMetadata"]?["KeyState"]?.string
  }
}
