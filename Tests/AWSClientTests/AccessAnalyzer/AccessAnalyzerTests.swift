import Testing

@testable import AWSClient

/// Access Analyzer against the shapes of AWS's model, and against answers that are none.
@Suite struct AccessAnalyzerTests {
  static let model = TestData.json("service-models-botocore/accessanalyzer.json")

  static func client(_ transport: ScriptedTransport) -> AccessAnalyzerClient {
    AccessAnalyzerClient(TestClient.connection(transport))
  }

  static func sent(_ transport: ScriptedTransport) throws -> JSONValue {
    try JSONReader.read(Array(try #require(transport.bodies.last).utf8))
  }

  static func verified(_ request: HTTPRequest) -> SigV4Verifier.Verification {
    SigV4Verifier.verify(
      request, secretFor: { _ in Secret("secret") }, now: TestClient.now, services: ["access-analyzer"])
  }

  static func input(_ operation: String) -> JSONValue {
    ModelShape.structure(model[operation]?["input"] ?? .null).without(["maxResults", "nextToken"])
  }

  @Test(arguments: ["ValidatePolicy", "CheckNoPublicAccess", "CheckAccessNotGranted"])
  func everyMemberIsSentToThePathOfTheModel(_ operation: String) async throws {
    var input = Self.input(operation)
    let document = input.text("policyDocument")
    let transport = ScriptedTransport([.ok("{\"findings\":[],\"result\":\"PASS\"}")])
    let client = Self.client(transport)
    switch operation {
    case "ValidatePolicy":
      _ = try await client.validatePolicy(
        document, type: input.text("policyType"), resourceType: input.text("validatePolicyResourceType"),
        locale: input.text("locale"))
    case "CheckNoPublicAccess":
      _ = try await client.checkNoPublicAccess(document, resourceType: input.text("resourceType"))
    default:
      let access = try #require(input["access"]?.array?.first)
      _ = try await client.checkAccessNotGranted(
        document, actions: access.texts("actions"), resources: access.texts("resources"),
        type: input.text("policyType"))
      // AWS takes one object of actions and resources.
      input = .object(input.members.map { $0.name == "access" ? .init("access", .array([access])) : $0 })
    }
    let request = try #require(transport.requests.first)
    let binding = try #require(Self.model[operation]?["http"])
    #expect(request.method == binding.text("method"))
    #expect(request.url == "http://127.0.0.1:4566" + binding.text("requestUri"))
    #expect(request.header("content-type") == "application/json")
    #expect(request.header("authorization")?.contains("/eu-west-1/access-analyzer/aws4_request") == true)
    #expect(Self.verified(request) == .valid(accessKeyID: "AKIDEXAMPLE"))
    #expect(try Self.sent(transport).normalized == input.normalized)
  }

  @Test func aKeyPolicyIsValidatedWithoutResourceType() async throws {
    let transport = ScriptedTransport([.ok("{\"findings\":[]}")])
    #expect(try await Self.client(transport).validatePolicy("{}").isEmpty)
    #expect(transport.bodies == ["{\"policyDocument\":\"{}\",\"policyType\":\"RESOURCE_POLICY\"}"])
  }

  @Test func findingsComeWithTheirPlaces() async throws {
    let transport = ScriptedTransport([
      .ok(
        """
        {"findings":[{"findingDetails":"Add a principal.","findingType":"ERROR","issueCode":"MISSING_PRINCIPAL",
        "learnMoreLink":"https://docs.aws.amazon.com/x","locations":[{"path":[{"value":"Statement"},{"index":0},
        {"key":"Action"},{"substring":{"start":4,"length":9}},{"star":1}],
        "span":{"start":{"line":2,"column":4,"offset":20},"end":{"line":3,"column":0,"offset":33}}}]}],
        "nextToken":"t /1"}
        """),
      .ok("{\"findings\":[{\"findingDetails\":\"d\",\"findingType\":\"NEW_KIND\",\"locations\":[{}]}]}"),
    ])
    let findings = try await Self.client(transport).validatePolicy("{}")
    let location = AnalyzerLocation(
      path: [
        .value("Statement"), .index(0), .key("Action"), .substring(start: 4, length: 9),
        .unknown("{\"star\":1}"),
      ], start: .init(line: 2, column: 4, offset: 20), end: .init(line: 3, column: 0, offset: 33))
    #expect(
      findings == [
        AnalyzerFinding(
          type: "ERROR", code: "MISSING_PRINCIPAL", details: "Add a principal.",
          learnMoreLink: "https://docs.aws.amazon.com/x", locations: [location]),
        AnalyzerFinding(
          type: "NEW_KIND", code: "", details: "d", learnMoreLink: "",
          locations: [AnalyzerLocation(path: [], start: nil, end: nil)]),
      ])
    #expect(transport.requests[1].url == "http://127.0.0.1:4566/policy/validation?nextToken=t%20%2F1")
    #expect(transport.bodies[1] == transport.bodies[0])
    #expect(Self.verified(transport.requests[1]) == .valid(accessKeyID: "AKIDEXAMPLE"))
  }

  @Test func aCircleOfTokensEndsInAnError() async {
    let page = ScriptedTransport.Answer.ok("{\"findings\":[],\"nextToken\":\"t\"}")
    let transport = ScriptedTransport([page, page, page])
    let error = await TestClient.failure { () throws(AWSError) in
      try await Self.client(transport).validatePolicy("{}")
    }
    #expect(error?.code == "RepeatedMarker")
    #expect(transport.requests.count == 2)
  }

  @Test func aCheckSaysWhy() async throws {
    let transport = ScriptedTransport([
      .ok(
        """
        {"result":"FAIL","message":"m","reasons":[{"description":"d","statementIndex":0,"statementId":"s"},{}]}
        """), .ok("{\"result\":\"PASS\"}"), .ok("{\"result\":\"MAYBE\"}"),
    ])
    let client = Self.client(transport)
    let failed = try await client.checkNoPublicAccess("{}")
    #expect(!failed.isPassed)
    #expect(
      failed.reasons == [
        .init(description: "d", statementIndex: 0, statementID: "s"),
        .init(description: "", statementIndex: nil, statementID: nil),
      ])
    #expect(try await client.checkAccessNotGranted("{}", actions: ["kms:PutKeyPolicy"]).isPassed)
    #expect(
      transport.bodies == [
        "{\"policyDocument\":\"{}\",\"resourceType\":\"AWS::KMS::Key\"}",
        "{\"policyDocument\":\"{}\",\"access\":[{\"actions\":[\"kms:PutKeyPolicy\"]}],\"policyType\":\"RESOURCE_POLICY\"}",
      ])
    #expect(try await client.checkNoPublicAccess("{}").result == "MAYBE")
  }

  @Test(arguments: [
    "", "[]", "<html/>", "{}", "{\"findings\":{}}", "{\"findings\":[{}]}", "{\"findings\":[1]}",
  ])
  func anAnswerThatIsNoneIsSaidToBeUnreadable(_ body: String) async {
    let validation = await TestClient.failure { () throws(AWSError) in
      try await Self.client(ScriptedTransport([.ok(body)])).validatePolicy("{}")
    }
    #expect(validation?.kind == .unreadableAnswer)
    #expect(validation?.operation == "ValidatePolicy")
    let check = await TestClient.failure { () throws(AWSError) in
      try await Self.client(ScriptedTransport([.ok(body)])).checkNoPublicAccess("{}")
    }
    #expect(check?.kind == .unreadableAnswer)
  }

  @Test func theCodeOfAnErrorStandsInAHeader() async {
    let answer = ScriptedTransport.Answer.success(
      HTTPResponse(
        status: 403,
        headers: [
          HTTPHeader("x-amzn-errortype", "AccessDeniedException:http://internal.amazon.com/coral/"),
          HTTPHeader("x-amzn-requestid", "r-7"),
        ], body: Array("{\"message\":\"not you\"}".utf8)))
    let error = await TestClient.failure { () throws(AWSError) in
      try await Self.client(ScriptedTransport([answer])).checkNoPublicAccess("{}")
    }
    #expect(error?.isAccessDenied == true)
    #expect(error?.message == "not you")
    #expect(error?.requestID == "r-7")
  }

  @Test func theCallsAreReadsAndNothingElsePasses() async throws {
    let transport = ScriptedTransport([.ok("{\"findings\":[]}")])
    var connection = TestClient.connection(transport)
    connection.readOnly = true
    _ = try await AccessAnalyzerClient(connection).validatePolicy("{}")
    let service = RESTService(client: connection.client(.accessAnalyzer))
    let error = await TestClient.failure { () throws(AWSError) in
      try await service.post("CreateAnalyzer", path: "analyzer", JSONInput())
    }
    #expect(error?.kind == .readOnly)
    #expect(transport.requests.count == 1)
  }
}
