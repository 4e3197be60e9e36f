import Testing

@testable import AWSClient

/// Answers as KMS, STS, emulators and proxies word them.
@Suite struct ErrorReadingTests {
  static let keyARN = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  /// A denial as AWS wrote it, for the caller of a role.
  static let denied =
    "User: arn:aws:sts::111122223333:assumed-role/Reader/me is not authorized to perform: kms:DescribeKey "
    + "on resource: \(keyARN) because no identity-based policy allows the kms:DescribeKey action"
  static let lockout = "The new key policy will not allow you to update the key policy in the future."

  struct Answer: Sendable {
    var body: String
    var status = 400
    var headers: [HTTPHeader] = []
    var kind = AWSError.Kind.service
    var code: String
    var message: String
  }

  @Test(arguments: [
    // AccessDeniedException carries `Message` only, modelled errors both spellings.
    Answer(
      body: "{\"__type\":\"AccessDeniedException\",\"Message\":\"\(denied)\"}", code: "AccessDeniedException",
      message: denied),
    Answer(
      body: "{\"__type\":\"NotFoundException\",\"Message\":\"Key '\(keyARN)' does not exist\","
        + "\"message\":\"Key '\(keyARN)' does not exist\"}", code: "NotFoundException",
      message: "Key '\(keyARN)' does not exist"),
    Answer(
      body: "{\"__type\":\"com.amazonaws.kms#MalformedPolicyDocumentException\",\"message\":\"\(lockout)\"}",
      code: "MalformedPolicyDocumentException", message: lockout),
    Answer(
      body:
        "{\"__type\":\"KMSInvalidStateException:http://internal/doc/\",\"message\":\"\(keyARN) is pending deletion.\"}",
      code: "KMSInvalidStateException", message: "\(keyARN) is pending deletion."),
    Answer(
      body: "{\"__type\":\"a.b#Disabled:http://x\",\"message\":\"m\"}", status: 409,
      code: "DisabledException",
      message: "m"),
    Answer(body: "{\"__type\":\"NotFound\"}", status: 404, code: "NotFoundException", message: ""),
    Answer(
      body: "{\"code\":\"LimitExceeded\",\"message\":\"m\"}", code: "LimitExceededException", message: "m"),
    Answer(
      body: "{\"message\":\"m\"}", headers: [HTTPHeader("x-amzn-ErrorType", "ThrottlingException:http://x/")],
      code: "ThrottlingException", message: "m"),
    Answer(
      body: "", headers: [HTTPHeader("X-Amzn-Errortype", "ValidationException")], code: "ValidationException",
      message: ""),
    Answer(
      body: "{\"__type\":\"BrandNewException\",\"message\":\"m\"}", code: "BrandNewException", message: "m"),
    Answer(
      body: "{\"__type\":\"InvalidMarkerException\",\"message\":\"\"}", code: "InvalidMarkerException",
      message: ""),
    // Credentials have a kind of their own.
    Answer(
      body:
        "{\"__type\":\"ExpiredTokenException\",\"Message\":\"The security token included in the request is expired\"}",
      kind: .credentials, code: "ExpiredTokenException",
      message: "The security token included in the request is expired"),
    Answer(
      body: "{\"__type\":\"UnrecognizedClientException\",\"message\":"
        + "\"The security token included in the request is invalid.\"}", kind: .credentials,
      code: "UnrecognizedClientException", message: "The security token included in the request is invalid."),
    // Emulators answer in XML where AWS uses JSON.
    Answer(
      body: "<?xml version=\"1.0\"?><ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code>"
        + "<Message>a &lt;b&gt; &amp; &#39;c&#39;</Message></Error><RequestId>r-xml</RequestId></ErrorResponse>",
      status: 403, kind: .credentials, code: "ExpiredTokenException", message: "a <b> & 'c'"),
    // Pages of proxies and broken answers.
    Answer(
      body: "<html><body>Sign in</body></html>", status: 403,
      headers: [HTTPHeader("Content-Type", "text/html")],
      kind: .unreadableAnswer, code: "UnreadableAnswer",
      message:
        "127.0.0.1:4566 answered DescribeKey with something that AWS does not send (status 403, text/html)."),
    Answer(
      body: "{\"__type\":", kind: .unreadableAnswer, code: "UnreadableAnswer",
      message: "127.0.0.1:4566 answered DescribeKey with something that AWS does not send (status 400)."),
    Answer(
      body: "", status: 302, kind: .unreadableAnswer, code: "UnreadableAnswer",
      message: "127.0.0.1:4566 wanted to send DescribeKey somewhere else (status 302)."),
  ])
  func anAnswerBecomesATypedError(_ answer: Answer) async throws {
    let response = HTTPResponse(
      status: answer.status, headers: [HTTPHeader("x-amzn-RequestId", "r-1")] + answer.headers,
      body: Array(answer.body.utf8))
    let transport = ScriptedTransport([.success(response), .success(response), .success(response)])
    let error = try #require(
      await TestClient.failure { () throws(AWSError) in try await TestClient.kms(transport).describeKey("k") }
    )
    #expect(error.kind == answer.kind)
    #expect(error.code == answer.code)
    #expect(error.message == answer.message)
    #expect(error.operation == "DescribeKey")
    #expect(error.requestID == "r-1")
    #expect(error.status == answer.status)
    if answer.kind != .service { #expect(!error.hint.isEmpty) }
  }

  @Test(arguments: [
    "AccessDenied", "AlreadyExists", "Conflict", "DependencyTimeout", "Disabled", "InvalidArn",
    "InvalidKeyUsage",
    "KMSInternal", "KMSInvalidState", "KeyUnavailable", "LimitExceeded", "MalformedPolicyDocument",
    "NotFound",
    "Throttling", "UnsupportedOperation", "Validation", "UnrecognizedClient", "ExpiredToken",
    "InvalidSignature",
  ])
  func bothSpellingsOfACodeAreOne(_ short: String) {
    #expect(ErrorCode.normalized(short) == short + "Exception")
    #expect(ErrorCode.normalized(short + "Exception") == short + "Exception")
  }

  @Test func aRefusedSignatureDoesNotRepeatTheCanonicalRequest() async throws {
    let message =
      "The request signature we calculated does not match the signature you provided.\\n\\n"
      + "The Canonical String for this request should have been\\n'POST\\n/\\nx-amz-security-token:TOKEN'"
    let transport = ScriptedTransport([.refused("InvalidSignatureException", message)])
    let error = try #require(
      await TestClient.failure { () throws(AWSError) in try await TestClient.kms(transport).describeKey("k") }
    )
    #expect(
      error.message == "The request signature we calculated does not match the signature you provided.")
    #expect(error.kind == .credentials)
    #expect(error.hint.contains("clock"))
  }

  @Test(arguments: [
    "<html>Sign in</html>", "[]", "\"text\"", "", "{\"Keys\":{}}", "{}", "{\"Keys\":[{}]}", "{\"Keys\":[]}x",
  ])
  func aSuccessThatIsNoneIsUnreadable(_ body: String) async {
    let transport = ScriptedTransport([.ok(body)])
    let error = await TestClient.failure { () throws(AWSError) in
      try await TestClient.kms(transport).listKeys()
    }
    #expect(error?.kind == .unreadableAnswer)
    #expect(error?.operation == "ListKeys")
    #expect(transport.requests.count == 1)
  }

  @Test func aLoginPageIsNotTakenForAChange() async {
    let transport = ScriptedTransport([.ok("<html>Sign in</html>")])
    let error = await TestClient.failure { () throws(AWSError) in
      try await TestClient.kms(transport).enableKey("k")
    }
    #expect(error?.kind == .unreadableAnswer)
  }

  @Test func missingCredentialsAreNamedWithTheOperation() async {
    let transport = ScriptedTransport([])
    let client = KMSClient(TestClient.connection(transport, credentials: NoCredentials()))
    let error = await TestClient.failure { () throws(AWSError) in try await client.listKeys() }
    #expect(error?.kind == .credentials)
    #expect(error?.operation == "ListKeys")
    #expect(transport.requests.isEmpty)
  }
}

private struct NoCredentials: CredentialsSource {
  func credentials() async throws(AWSError) -> Credentials {
    throw AWSError(.credentials, code: "NoCredentials", message: "None.")
  }

  func refused(_ credentials: Credentials) async -> Bool { false }
}
