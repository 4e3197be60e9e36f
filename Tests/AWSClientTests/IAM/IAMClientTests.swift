import FoundationEssentials
import Testing

@testable import AWSClient

/// Pages, errors and hostile answers of IAM.
@Suite struct IAMClientTests {
  static func page(_ names: [String], marker: String? = nil) -> ScriptedTransport.Answer {
    let members = names.map { "<member>\($0)</member>" }.joined()
    let end =
      marker.map { "<IsTruncated>true</IsTruncated><Marker>\($0)</Marker>" }
      ?? "<IsTruncated>false</IsTruncated>"
    return answer("ListRolePolicies", "<PolicyNames>\(members)</PolicyNames>\(end)")
  }

  static func answer(_ operation: String, _ result: String) -> ScriptedTransport.Answer {
    .ok("<\(operation)Response><\(operation)Result>\(result)</\(operation)Result></\(operation)Response>")
  }

  static func client(_ transport: ScriptedTransport) -> IAMClient {
    IAMClient(TestClient.connection(transport))
  }

  @Test func pagesAreFollowedToTheEnd() async throws {
    let transport = ScriptedTransport([
      Self.page(["a"], marker: "m/1="), Self.page([], marker: "m2"), Self.page(["b", "c"]),
    ])
    #expect(try await Self.client(transport).listRolePolicies("R/ö") == ["a", "b", "c"])
    let start = "Action=ListRolePolicies&Version=2010-05-08&RoleName=R%2F%C3%B6&MaxItems=1000"
    #expect(transport.bodies == [start, start + "&Marker=m%2F1%3D", start + "&Marker=m2"])
  }

  @Test func aCircleEndsInAnError() async {
    let transport = ScriptedTransport([
      Self.page(["a"], marker: "m"), Self.page(["b"], marker: "n"), Self.page(["c"], marker: "m"),
      Self.page(["d"]),
    ])
    let error = await TestClient.failure { () throws(AWSError) in
      try await Self.client(transport).listRolePolicies("r")
    }
    #expect(error?.code == "RepeatedMarker")
    #expect(transport.requests.count == 3)
  }

  @Test func pagesThatBringNothingEndInAnError() async {
    let transport = ScriptedTransport(
      (0...PageWalk.mostEmptyPages).map { Self.page([], marker: "m\($0)") } + [Self.page(["a"])])
    let error = await TestClient.failure { () throws(AWSError) in
      try await Self.client(transport).listRolePolicies("r")
    }
    #expect(error?.code == "EndlessList")
    #expect(transport.requests.count == PageWalk.mostEmptyPages + 1)
  }

  @Test(arguments: [
    "", "{}", "<html></html>", "<ListRolePoliciesResponse/>",
    "<ListRolePoliciesResponse><ListRolePoliciesResult/></ListRolePoliciesResponse>",
    "<GetRoleResponse><GetRoleResult><PolicyNames/></GetRoleResult></GetRoleResponse>",
    "<ListRolePoliciesResponse><ListRolePoliciesResult><PolicyNames/><IsTruncated>true</IsTruncated>"
      + "</ListRolePoliciesResult></ListRolePoliciesResponse>",
    "<ListRolePoliciesResponse><ListRolePoliciesResult><PolicyNames><member/></PolicyNames>"
      + "</ListRolePoliciesResult></ListRolePoliciesResponse>",
  ])
  func anAnswerThatIsNoneIsSaidToBeUnreadable(_ body: String) async {
    let error = await TestClient.failure { () throws(AWSError) in
      try await Self.client(ScriptedTransport([.ok(body)])).listRolePolicies("r")
    }
    #expect(error?.kind == .unreadableAnswer)
    #expect(error?.operation == "ListRolePolicies")
  }

  @Test(arguments: [("NoSuchEntity", 404), ("AccessDenied", 403), ("ValidationError", 400)])
  func aRefusalKeepsItsCode(_ code: String, _ status: Int) async {
    let body = """
      <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type>
      <Code>\(code)</Code><Message>Because &quot;x&quot;</Message></Error><RequestId>r-9</RequestId></ErrorResponse>
      """
    let answer = ScriptedTransport.Answer.success(
      HTTPResponse(status: status, headers: [], body: Array(body.utf8)))
    let error = await TestClient.failure { () throws(AWSError) in
      try await Self.client(ScriptedTransport([answer])).getRole("r")
    }
    #expect(error?.kind == .service)
    #expect(error?.code == ErrorCode.normalized(code))
    #expect(error?.message == "Because \"x\"")
    #expect(error?.requestID == "r-9")
  }

  @Test(arguments: [
    ("%7B%22a%22%3A%20%22%2B%253A%22%7D", "{\"a\": \"+%3A\"}"), ("{\"a\":\"%3A\"}", "{\"a\":\"%3A\"}"),
    ("%7B%22a%22%3A%22b%2Bc%20d%22%7D", "{\"a\":\"b+c d\"}"), ("%7B+%7D", "{+}"), ("100%", "100%"),
  ])
  func aPolicyIsDecodedOnceAndOnlyWhenEncoded(_ text: String, _ decoded: String) {
    #expect(IAMPolicyText.decoded(text) == decoded)
  }

  @Test func timesMayHaveFractions() async throws {
    let body = "<User><Arn>arn:u</Arn><CreateDate>2016-11-30T14:10:01.156Z</CreateDate></User>"
    let user = try await Self.client(ScriptedTransport([Self.answer("GetUser", body)])).getUser()
    // date -u -d 2016-11-30T14:10:01Z +%s
    #expect(user.created.map { abs($0.timeIntervalSince1970 - 1_480_515_001.156) < 0.001 } == true)
    #expect(user.name == "")
  }
}
