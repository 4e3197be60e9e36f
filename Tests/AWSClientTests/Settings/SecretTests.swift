import Testing

@testable import AWSClient

/// A secret is usable and cannot be shown.
@Suite struct SecretTests {
  @Test func theBytesAreThereForTheOneWhoAsks() {
    #expect(Secret("wJalr é").withBytes { Array($0) } == Array("wJalr é".utf8))
    #expect(Secret("").withBytes { $0.count } == 0)
  }

  @Test func printingDumpingAndReflectingShowNothing() {
    let credentials = Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("hunter2"), sessionToken: Secret("hunter2"),
      source: "test")
    var dumped = ""
    dump(credentials, to: &dumped)
    for text in [
      "\(credentials.secretAccessKey)", String(reflecting: credentials.secretAccessKey), "\(credentials)",
      String(reflecting: credentials), dumped,
    ] {
      #expect(!text.contains("hunter2"))
      #expect(text.contains("‹secret›"))
    }
    #expect(Mirror(reflecting: credentials.secretAccessKey).children.isEmpty)
  }

  /// Every way in which a value can become text.
  static func shown(_ value: Any) -> [String] {
    var dumped = ""
    dump(value, to: &dumped)
    return ["\(value)", String(reflecting: value), dumped]
  }

  @Test func whereASecretStandsAsPlainTextItIsNotShownEither() throws {
    let variables = ["AWS_SECRET_ACCESS_KEY": "hunter2"]
    let text = "[default]\naws_secret_access_key = hunter2\n"
    let contents = FileContents.bytes(Array(text.utf8))
    let file = try SharedConfigFile.parse(text, kind: .credentials)
    let shared = try SharedConfig.load(environment: Environment(variables: ["HOME": "/h"])) { _ in contents }
    #expect(file.profiles["default"]?["aws_secret_access_key"] == "hunter2")
    for value in [Environment(variables: variables), contents, file, shared] as [Any] {
      for text in Self.shown(value) {
        #expect(!text.contains("hunter2"))
        // The same as bytes: h, u, n.
        #expect(!text.contains("104, 117, 110"))
      }
    }
  }

  @Test func aSignedRequestShowsNeitherTokenNorSignature() {
    let credentials = Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("hunter2"), sessionToken: Secret("hunter3"),
      source: "test")
    let request = HTTPRequest(
      method: "POST", url: "https://kms.test/", headers: [HTTPHeader("X-Amz-Target", "T.ListKeys")], body: [])
    let signed = SigV4(credentials: credentials, region: "eu-west-1", service: "kms")
      .sign(request, at: TestClient.now)
    #expect(signed.header("x-amz-security-token") == "hunter3")
    for text in Self.shown(signed) {
      #expect(!text.contains("hunter3"))
      #expect(!text.contains("Signature="))
      #expect(text.contains("ListKeys"))
    }
  }
}
