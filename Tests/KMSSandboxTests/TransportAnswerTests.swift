import AWSClient
import Foundation
import Testing

@testable import KMSSandbox

/// Answers as they travel: statuses, headers, bodies.
struct TransportAnswerTests {
  private let caller = SandboxCaller()

  private func sts(_ body: String) -> HTTPRequest {
    HTTPRequest(
      method: "POST", url: "https://sts.eu-west-1.amazonaws.com/",
      headers: [
        HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
        HTTPHeader(
          "Authorization",
          "AWS4-HMAC-SHA256 Credential=sandbox/20260601/eu-west-1/sts/aws4_request, SignedHeaders=host, Signature=0"
        ),
      ], body: Array(body.utf8))
  }

  @Test("A good answer has a request id and the JSON 1.1 content type")
  func headers() async throws {
    let response = try await caller.transport.send(caller.request("ListKeys", "{}"))
    #expect(response.status == 200)
    #expect(response.header("content-type") == "application/x-amz-json-1.1")
    #expect(response.header("x-amzn-RequestId")?.count == 36)
    #expect(response.header("Content-Length") == String(response.body.count))
  }

  @Test("A void operation answers 200 with an empty body")
  func void() async throws {
    let keyID = try await caller.id("platform/logs")
    let response = try await caller.transport.send(caller.request("EnableKey", #"{"KeyId":"\#(keyID)"}"#))
    #expect(response.status == 200)
    #expect(response.body == [])
    #expect(response.header("Content-Length") == "0")
  }

  @Test("Modelled errors carry both spellings of the message, shared ones the capital one only")
  func errorForms() async throws {
    let modelled = try await caller.transport.send(caller.request("DescribeKey", #"{"KeyId":"x"}"#))
    #expect(modelled.status == 400)
    #expect(
      String(decoding: modelled.body, as: UTF8.self)
        == #"{"__type":"NotFoundException","message":"Invalid keyId 'x'","Message":"Invalid keyId 'x'"}"#)
    let audit = try await caller.arn("security/audit-trail")
    let denied = try await caller.transport.send(caller.request("DescribeKey", #"{"KeyId":"\#(audit)"}"#))
    #expect(denied.status == 400)
    #expect(
      String(decoding: denied.body, as: UTF8.self)
        == #"{"__type":"AccessDeniedException","Message":"User: arn:aws:sts::111122223333:assumed-role/Admin/sandbox is "#
        + #"not authorized to perform: kms:DescribeKey on resource: \#(audit) because no resource-based policy allows "#
        + #"the kms:DescribeKey action"}"#)
  }

  @Test("An explicit Deny of the key policy is named")
  func explicitDeny() async throws {
    let arn = try await caller.arn("security/forensics")
    #expect(
      try await caller.call("GetKeyPolicy", key: arn).outcome
        == "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/Admin/sandbox is not authorized to "
        + "perform: kms:GetKeyPolicy on resource: \(arn) with an explicit deny in a resource-based policy")
    #expect(try await caller.state(arn) == "Enabled")
  }

  @Test(
    "An AWS managed key can be looked at and not changed",
    arguments: ["ScheduleKeyDeletion", "DisableKey", "EnableKeyRotation", "CancelKeyDeletion"])
  func managedKey(_ operation: String) async throws {
    let arn = try await caller.arn("aws/ebs")
    let metadata = try await caller.call("DescribeKey", key: arn).body?["KeyMetadata"]
    #expect(metadata?["KeyManager"] == .string("AWS"))
    #expect(try await caller.call("GetKeyPolicy", key: arn).status == 200)
    #expect(
      try await caller.call(operation, key: arn).message?.hasSuffix(
        "because no resource-based policy allows the kms:\(operation) action") == true)
  }

  @Test(
    "What is no call of KMS",
    arguments: ["TrentService.Nonsense", "Other.ListKeys", "ListKeys", "", "TrentService."])
  func unknownOperation(_ target: String) async throws {
    var request = caller.request("ListKeys", "{}")
    request.headers[1].value = target
    let response = try await caller.transport.send(request)
    #expect(response.status == 400)
    #expect(String(decoding: response.body, as: UTF8.self) == #"{"__type":"UnknownOperationException"}"#)
  }

  @Test(
    "A body that is no JSON object",
    arguments: ["", "{", "[]", "null", "{\"a\":1}x", "\u{FEFF}{}", "{'a':1}"])
  func notJSON(_ body: String) async throws {
    let response = try await caller.transport.send(caller.request("ListKeys", body))
    #expect(response.status == 400)
    #expect(String(decoding: response.body, as: UTF8.self) == #"{"__type":"SerializationException"}"#)
  }

  @Test(
    "A member of the wrong type",
    arguments: [#"{"KeyId":5}"#, #"{"KeyId":["x"]}"#, #"{"KeyId":{}}"#, #"{"KeyId":true}"#])
  func wrongType(_ body: String) async throws {
    #expect(try await caller.call("DescribeKey", json: body).code == "SerializationException")
  }

  @Test("Without credentials there is nothing to see")
  func unsigned() async throws {
    var request = caller.request("ListKeys", "{}")
    request.headers.removeLast()
    let response = try await caller.transport.send(request)
    #expect(
      String(decoding: response.body, as: UTF8.self)
        == #"{"__type":"MissingAuthenticationTokenException","Message":"Missing Authentication Token"}"#)
  }

  @Test("GetCallerIdentity answers in XML")
  func callerIdentity() async throws {
    let response = try await caller.transport.send(sts("Action=GetCallerIdentity&Version=2011-06-15"))
    let text = String(decoding: response.body, as: UTF8.self)
    #expect(response.status == 200)
    #expect(response.header("Content-Type") == "text/xml")
    #expect(text.contains("<Arn>arn:aws:sts::111122223333:assumed-role/Admin/sandbox</Arn>"))
    #expect(text.contains("<UserId>AROAEXAMPLEADMIN00001:sandbox</UserId><Account>111122223333</Account>"))
  }

  @Test("Another call of STS is an InvalidAction")
  func otherSTSCall() async throws {
    let response = try await caller.transport.send(sts("Action=AssumeRole&Version=2011-06-15"))
    #expect(response.status == 400)
    #expect(
      String(decoding: response.body, as: UTF8.self).contains(
        "<Code>InvalidAction</Code><Message>Could not find operation AssumeRole for version 2011-06-15</Message>"
      ))
  }

  @Test("A fault hook stands in for the answer, or for none")
  func faults() async throws {
    let html = HTTPResponse(status: 503, headers: [], body: Array("<html>busy</html>".utf8))
    let lost = TransportError(.connectionFailed, "The line went dead.")
    let transport = SandboxTransport(kms: ExampleAccount.make()) { operation in
      switch operation {
      case "DescribeKey": .answer(html)
      case "GetCallerIdentity": .failure(lost)
      default: nil
      }
    }
    #expect(try await transport.send(caller.request("DescribeKey", "{}")) == html)
    #expect(try await transport.send(caller.request("ListKeys", "{}")).status == 200)
    await #expect(throws: lost) {
      try await transport.send(sts("Action=GetCallerIdentity&Version=2011-06-15"))
    }
  }

  @Test("A call that is cancelled while it waits ends as cancelled")
  func cancelled() async throws {
    let transport = SandboxTransport(kms: ExampleAccount.make(), latency: .seconds(3600))
    let request = caller.request("ListKeys", "{}")
    let task = Task { try await transport.send(request) }
    task.cancel()
    await #expect(throws: TransportError(.cancelled, "The call to the sandbox was cancelled.")) {
      try await task.value
    }
  }

  @Test("Each Region has its own keys; a multi-Region pair is in both")
  func regions() async throws {
    var frankfurt = caller
    frankfurt.region = "eu-central-1"
    let vault = try await caller.id("platform/backup-vault")
    let primary = try await caller.call("DescribeKey", key: vault).body?["KeyMetadata"]?[
      "MultiRegionConfiguration"]
    let replica = try await frankfurt.call("DescribeKey", key: vault).body?["KeyMetadata"]?[
      "MultiRegionConfiguration"]
    #expect(primary?["MultiRegionKeyType"] == .string("PRIMARY"))
    #expect(replica?["MultiRegionKeyType"] == .string("REPLICA"))
    #expect(primary?["ReplicaKeys"] == replica?["ReplicaKeys"])
    #expect(primary?["ReplicaKeys"]?.array?.compactMap { $0["Region"]?.string } == ["eu-central-1"])
    var nowhere = caller
    nowhere.region = "ap-south-1"
    #expect(try await nowhere.call("ListKeys").body?["Keys"] == .array([]))
  }
}
