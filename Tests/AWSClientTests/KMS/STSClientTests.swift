import Testing

@testable import AWSClient

/// Who am I, in the query protocol with its XML answer.
@Suite struct STSClientTests {
  static let answer = """
    <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
      <GetCallerIdentityResult>
        <Arn>arn:aws:sts::111122223333:assumed-role/R&amp;D/me</Arn>
        <UserId>AROAEXAMPLE:me</UserId>
        <Account>111122223333</Account>
      </GetCallerIdentityResult>
      <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
    </GetCallerIdentityResponse>
    """

  @Test func theCallerIsRead() async throws {
    let transport = ScriptedTransport([.ok(Self.answer)])
    #expect(
      try await TestClient.sts(transport).getCallerIdentity()
        == CallerIdentity(
          account: "111122223333", arn: "arn:aws:sts::111122223333:assumed-role/R&D/me",
          userID: "AROAEXAMPLE:me"))
    #expect(transport.bodies == ["Action=GetCallerIdentity&Version=2011-06-15"])
    let request = try #require(transport.requests.first)
    #expect(request.header("authorization")?.contains("/eu-west-1/sts/aws4_request") == true)
  }

  @Test func aRefusalIsReadFromXML() async {
    let xml =
      "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code>"
      + "<Message>The security token included in the request is invalid.</Message></Error>"
      + "<RequestId>r-2</RequestId></ErrorResponse>"
    let transport = ScriptedTransport([
      .success(HTTPResponse(status: 403, headers: [], body: Array(xml.utf8)))
    ])
    let error = await TestClient.failure { () throws(AWSError) in
      try await TestClient.sts(transport).getCallerIdentity()
    }
    #expect(error?.kind == .credentials)
    #expect(error?.code == "InvalidClientTokenId")
    #expect(error?.requestID == "r-2")
    #expect(error?.operation == "GetCallerIdentity")
  }

  @Test(arguments: [
    "", "<html></html>", "<Arn></Arn><Account></Account>", "<Arn><b>x</b></Arn><Account>1</Account>",
  ])
  func anythingElseIsUnreadable(_ body: String) async {
    let transport = ScriptedTransport([.ok(body)])
    let error = await TestClient.failure { () throws(AWSError) in
      try await TestClient.sts(transport).getCallerIdentity()
    }
    #expect(error?.kind == .unreadableAnswer)
  }
}
