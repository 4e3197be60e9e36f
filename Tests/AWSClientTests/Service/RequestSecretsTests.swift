import Testing

@testable import AWSClient

/// An endpoint that quotes the request makes nobody see what is secret in it.
@Suite struct RequestSecretsTests {
  static let token = "IQoJb3JpZ2luX2VjSESSION+token/with==signs"

  static let credentials = FixedCredentials(
    Credentials(
      accessKeyID: "ASIAEXAMPLE", secretAccessKey: Secret("secret"), sessionToken: Secret(token),
      source: "test"))

  /// Answers with what it was asked: each quotes the request in another place.
  final class Echo: Transport {
    let quote: @Sendable (HTTPRequest) -> HTTPResponse

    init(_ quote: @escaping @Sendable (HTTPRequest) -> HTTPResponse) { self.quote = quote }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse { quote(request) }
  }

  static func all(_ request: HTTPRequest) -> String {
    request.headers.map { "\($0.name): \($0.value)" }.joined(separator: " ")
      + String(decoding: request.body, as: UTF8.self)
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("+", with: "&#x2B;")
  }

  static func refusal(_ code: String, _ message: String) -> [UInt8] {
    Array(
      JSONValue.object([.init("__type", .string(code)), .init("message", .string(message))]).text.utf8)
  }

  static let quotes: [@Sendable (HTTPRequest) -> HTTPResponse] = [
    { HTTPResponse(status: 400, headers: [], body: refusal("ValidationException", all($0))) },
    { HTTPResponse(status: 400, headers: [], body: refusal(all($0), "no")) },
    { HTTPResponse(status: 400, headers: [], body: refusal($0.header("x-amz-security-token") ?? "X", "no")) },
    { HTTPResponse(status: 400, headers: [HTTPHeader("x-amzn-requestid", all($0))], body: refusal("X", "")) },
    { HTTPResponse(status: 502, headers: [HTTPHeader("content-type", all($0))], body: []) },
    { HTTPResponse(status: 200, headers: [HTTPHeader("content-type", all($0))], body: Array("<".utf8)) },
    { HTTPResponse(status: 200, headers: [HTTPHeader("x-amzn-requestid", all($0))], body: Array("{}".utf8)) },
    {
      HTTPResponse(
        status: 400, headers: [],
        body: refusal("ValidationException", String(all($0).prefix(while: { $0 != "+" }))))
    },
    { request in
      HTTPResponse(
        status: 403, headers: [],
        body: Array(
          """
          <ErrorResponse><Error><Code>AccessDenied</Code><Message>\(escaped(all(request)))</Message></Error>\
          <RequestId>\(escaped(all(request)))</RequestId></ErrorResponse>
          """.utf8))
    },
  ]

  static func texts(_ error: AWSError?, _ records: [CallRecord]) -> String {
    "\(String(describing: error)) \(error?.sentences ?? "") \(records)"
  }

  @Test(arguments: quotes.indices) func nothingOfTheSignatureComesBack(_ index: Int) async throws {
    let records = Lock<[CallRecord]>([])
    let sent = Lock<HTTPRequest?>(nil)
    let quote = Self.quotes[index]
    var connection = TestClient.connection(
      Echo { request in
        sent.withLock { $0 = request }
        return quote(request)
      }, credentials: Self.credentials)
    connection.onCall = { record in records.withLock { $0.append(record) } }
    let client = KMSClient(connection)
    let error = await TestClient.failure { () throws(AWSError) in try await client.listKeys() }
    let request = try #require(sent.withLock { $0 })
    let signature = try #require(request.header("authorization")?.split(separator: "Signature=").last)
    let seen = Self.texts(error, records.withLock { $0 })
    #expect(!records.withLock { $0.isEmpty })
    #expect(!seen.contains("SESSION"))
    #expect(!seen.contains(signature))
    #expect(records.withLock { $0.allSatisfy { ($0.requestID ?? "").count <= 128 } })
  }

  @Test(arguments: quotes.indices) func norDoCodesAndTokensOfTheBody(_ index: Int) async throws {
    let records = Lock<[CallRecord]>([])
    var connection = TestClient.connection(Echo(Self.quotes[index]), credentials: Self.credentials)
    connection.onCall = { record in records.withLock { $0.append(record) } }
    let client = STSClient(connection)
    let role = RoleStep(profile: "p", arn: "arn:aws:iam::111122223333:role/R", mfaSerial: "s")
    let error = await TestClient.failure { () throws(AWSError) in
      try await client.assumeRole(role, sessionName: "n", tokenCode: Secret("987654"), source: "s")
    }
    let other = await TestClient.failure { () throws(AWSError) in
      try await client.assumeRoleWithWebIdentity(
        arn: "a", sessionName: "n", token: Secret("eyJhbGciOiJIUzI1NiJ9.hidden+jwt/"), source: "s")
    }
    let seen = Self.texts(error, []) + Self.texts(other, records.withLock { $0 })
    for secret in ["987654", "hidden", "SESSION"] { #expect(!seen.contains(secret)) }
  }

  @Test(arguments: [
    ("key IQoJb3JpZ2luX2VjSESSION%2btoken%2Fwith%3D%3dsigns, sorry", "key ‹secret›, sorry"),
    ("key IQoJb3JpZ2luX2VjSESSION%252Btoken&x=1", "key ‹secret›&x=1"),
    ("key IQoJb3JpZ2luX2VjSESS... is bad", "key ‹secret› is bad"),
    (
      "IQoJb3JpZ2luX2VjSESSION+token/with==signsIQoJb3JpZ2luX2VjSESSION+token/with==signs!",
      "‹secret›‹secret›!"
    ),
    ("key IQoJb3J is short", "key IQoJb3J is short"), ("", ""),
  ])
  func otherSpellingsAndPartsAreHiddenToo(_ text: String, _ expected: String) {
    #expect(RequestSecrets([Self.token]).hidden(in: text) == expected)
  }

  @Test func theRestOfTheMessageStays() async {
    let transport = Echo { request in
      HTTPResponse(
        status: 400, headers: [],
        body: Self.refusal(
          "ValidationException", "Bad token \(request.header("x-amz-security-token") ?? "") here"))
    }
    let client = KMSClient(TestClient.connection(transport, credentials: Self.credentials))
    let error = await TestClient.failure { () throws(AWSError) in try await client.listKeys() }
    #expect(error?.message == "Bad token ‹secret› here")
  }

  @Test func idsAndTypesAreShortAndPlain() {
    let secrets = RequestSecrets()
    #expect(secrets.word("a\u{1B}[31mb\u{7}é\u{202E}c") == "a[31mbc")
    #expect(secrets.word(String(repeating: "x", count: 5000)).count == 128)
  }
}
