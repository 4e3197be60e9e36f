import FuzzSupport

@testable import AWSClient

/// What must hold for whatever a service answers.
enum AnswerChecks {
  static func serviceError(_ bytes: [UInt8]) {
    let reader = ServiceErrorReader(operation: "DescribeKey", endpoint: .loopback(port: 4566))
    for status in [302, 400, 503] {
      let response = HTTPResponse(
        status: status, headers: [HTTPHeader("Content-Type", "application/x-amz-json-1.1")], body: bytes)
      let error = reader.read(response)
      if error.code.isEmpty || error.sentences.isEmpty { fail("an error has a code and a sentence") }
      if error.status != status { fail("an error has its status") }
      if error.message.contains("The Canonical String for this request") {
        fail("the canonical request is not shown")
      }
      if ErrorCode.normalized(error.code) != error.code { fail("a code is normal after it was made so") }
    }
  }

  static func kms(_ bytes: [UInt8]) {
    let transport = OneAnswer(body: bytes)
    var connection = ServiceConnection(
      endpoint: .loopback(port: 4566), region: "eu-west-1", credentials: UnsignedRequests(),
      transport: transport)
    connection.retry = OneAnswer.withoutRetries
    let client = KMSClient(connection)
    Waiting.run {
      _ = try? await client.describeKey("k")
      try? await client.listAllKeys { _ in }
      _ = try? await client.listAllGrants("k")
      _ = try? await client.listAllResourceTags("k")
      _ = try? await client.listAllKeyRotations("k")
      _ = try? await client.getKeyRotationStatus("k")
      _ = try? await client.getPublicKey("k")
      _ = try? await client.getKeyPolicy("k")
      _ = try? await client.listKeyPolicies("k")
    }
    if transport.count > 40 { fail("the same answer does not lead to \(transport.count) questions") }
    guard let value = try? JSONReader.read(bytes), let metadata = KeyMetadataReader.read(value) else {
      return
    }
    if metadata.keyID.isEmpty { fail("a key has an id") }
    for field in metadata.unknownFields where (try? JSONReader.read(Array(field.json.utf8))) == nil {
      fail("what is not understood is kept as JSON")
    }
  }
}
