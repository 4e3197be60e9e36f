import FoundationEssentials
import Testing

@testable import AWSClient

/// CloudTrail against the shapes of AWS's model, and against answers that are none.
@Suite struct CloudTrailTests {
  static let model = TestData.json("service-models-botocore/cloudtrail.json")["LookupEvents"] ?? .null

  static func client(_ transport: ScriptedTransport) -> CloudTrailClient {
    CloudTrailClient(TestClient.connection(transport))
  }

  @Test func theQuestionIsThatOfTheModel() async throws {
    let transport = ScriptedTransport([.ok("{\"Events\":[]}")])
    let lookup = EventLookup(
      .resourceName, "arn:k", start: Date(timeIntervalSince1970: 1_789_000_000.5),
      end: Date(timeIntervalSince1970: 1_790_000_000))
    let page = try await Self.client(transport).lookupEvents(lookup, nextToken: "t")
    #expect(page.entries.isEmpty && page.nextMarker == nil)
    #expect(
      transport.bodies == [
        "{\"LookupAttributes\":[{\"AttributeKey\":\"ResourceName\",\"AttributeValue\":\"arn:k\"}],"
          + "\"StartTime\":1789000000.5,\"EndTime\":1790000000,\"MaxResults\":50,\"NextToken\":\"t\"}"
      ])
    let sent = try JSONReader.read(Array(transport.bodies[0].utf8))
    // Insight events are not asked for.
    #expect(
      Set(sent.members.map(\.name)).union(["EventCategory"])
        == Set(Self.model["input"]?.members.map(\.name) ?? []))
    let request = try #require(transport.requests.first)
    #expect(
      request.header("x-amz-target")
        == "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents")
    #expect(request.header("content-type") == "application/x-amz-json-1.1")
    #expect(request.header("authorization")?.contains("/cloudtrail/aws4_request") == true)
  }

  @Test func withoutAttributeAllEventsAreMeant() async throws {
    let transport = ScriptedTransport([.ok("{\"Events\":[]}")])
    _ = try await Self.client(transport).lookupEvents(EventLookup())
    #expect(transport.bodies == ["{\"MaxResults\":50}"])
  }

  @Test func theAttributesAreThoseOfTheAPI() {
    #expect(
      EventLookup.Attribute.allCases.map(\.rawValue) == [
        "EventId", "EventName", "ReadOnly", "Username", "ResourceType", "ResourceName", "EventSource",
        "AccessKeyId",
      ])
  }

  @Test func anEventIsReadWhole() async throws {
    let transport = ScriptedTransport([
      .ok(
        """
        {"Events":[{"EventId":"e","EventName":"Decrypt","ReadOnly":"true","AccessKeyId":"ASIA","EventTime":1.79E9,
        "EventSource":"kms.amazonaws.com","Username":"me","Resources":[{"ResourceType":"AWS::KMS::Key",
        "ResourceName":"arn:k"},{}],"CloudTrailEvent":"{\\"eventVersion\\":\\"1.08\\"}"},{}],"NextToken":"n"}
        """)
    ])
    let page = try await Self.client(transport).lookupEvents(EventLookup())
    let event = CloudTrailEvent(
      id: "e", name: "Decrypt", source: "kms.amazonaws.com", time: TestClient.now, username: "me",
      accessKeyID: "ASIA", isReadOnly: true,
      resources: [.init(type: "AWS::KMS::Key", name: "arn:k"), .init(type: nil, name: nil)],
      json: "{\"eventVersion\":\"1.08\"}")
    #expect(page.entries.first == event)
    #expect(page.entries.count == 2)
    #expect(page.nextMarker == "n")
  }

  static func page(_ ids: [String], next: String? = nil) -> ScriptedTransport.Answer {
    let events = ids.map { "{\"EventId\":\"\($0)\"}" }.joined(separator: ",")
    return .ok("{\"Events\":[\(events)]\(next.map { ",\"NextToken\":\"\($0)\"" } ?? "")}")
  }

  @Test(arguments: [(5, ["a", "b", "c"], 3), (2, ["a", "b"], 2), (1, ["a"], 1), (0, [], 1)])
  func pagesAreFollowedAsFarAsNeeded(_ count: Int, _ ids: [String], _ requests: Int) async throws {
    let transport = ScriptedTransport([
      Self.page(["a"], next: "1"), Self.page(["b"], next: "2"), Self.page(["c"]),
    ])
    let events = try await Self.client(transport).lookupEvents(EventLookup(), atMost: count)
    #expect(events.map(\.id) == ids)
    #expect(transport.requests.count == requests)
  }

  @Test func aCircleOfTokensEndsInAnError() async {
    let transport = ScriptedTransport(Array(repeating: Self.page([], next: "t"), count: 5))
    let error = await TestClient.failure { () throws(AWSError) in
      try await Self.client(transport).lookupEvents(EventLookup(), atMost: 50)
    }
    #expect(error?.code == "RepeatedMarker")
    #expect(transport.requests.count == 2)
  }

  @Test(arguments: ["", "{}", "[]", "{\"Events\":1}", "<html></html>"])
  func anAnswerThatIsNoneIsSaidToBeUnreadable(_ body: String) async {
    let error = await TestClient.failure { () throws(AWSError) in
      try await Self.client(ScriptedTransport([.ok(body)])).lookupEvents(EventLookup())
    }
    #expect(error?.kind == .unreadableAnswer)
    #expect(error?.operation == "LookupEvents")
  }
}
