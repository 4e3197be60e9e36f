import Testing

@testable import AWSClient

/// Lists that come in pages, well behaved and not.
@Suite struct PagingTests {
  static func page(_ ids: [String], next: String? = nil, truncated: Bool? = nil) -> ScriptedTransport.Answer {
    let keys = ids.map { "{\"KeyId\":\"\($0)\",\"KeyArn\":\"arn:\($0)\"}" }.joined(separator: ",")
    let marker = next.map { ",\"NextMarker\":\"\($0)\"" } ?? ""
    return .ok("{\"Keys\":[\(keys)]\(marker),\"Truncated\":\(truncated ?? (next != nil))}")
  }

  static func listAll(_ transport: ScriptedTransport) async -> (pages: [[String]], error: AWSError?) {
    var pages: [[String]] = []
    let error = await TestClient.failure { () throws(AWSError) in
      try await TestClient.kms(transport).listAllKeys { page in pages.append(page.map(\.keyID)) }
    }
    return (pages, error)
  }

  @Test func pagesAreFollowedToTheEndAndHandedOverOneByOne() async {
    let transport = ScriptedTransport([
      Self.page(["a", "b"], next: "m1"), Self.page([], next: "m2"), Self.page(["c"]),
    ])
    let (pages, error) = await Self.listAll(transport)
    #expect(error == nil)
    #expect(pages == [["a", "b"], [], ["c"]])
    #expect(
      transport.bodies == [
        "{\"Limit\":1000}", "{\"Limit\":1000,\"Marker\":\"m1\"}", "{\"Limit\":1000,\"Marker\":\"m2\"}",
      ])
  }

  @Test func aMarkerWithoutTruncatedIsNotFollowed() async {
    let transport = ScriptedTransport([Self.page(["a"], next: "m", truncated: false)])
    let (pages, error) = await Self.listAll(transport)
    #expect(error == nil)
    #expect(pages == [["a"]])
  }

  @Test func theLastPageMayLeaveTruncatedOut() async throws {
    let transport = ScriptedTransport([.ok("{\"Keys\":[{\"KeyId\":\"a\"}]}")])
    let page = try await TestClient.kms(transport).listKeys()
    #expect(page.entries == [KeyListEntry(keyID: "a", arn: "")])
    #expect(page.nextMarker == nil)
  }

  @Test func aCircleOfMarkersEndsInAnError() async {
    let transport = ScriptedTransport([
      Self.page(["a"], next: "m1"), Self.page(["b"], next: "m2"), Self.page(["c"], next: "m1"),
      Self.page(["d"]),
    ])
    let (pages, error) = await Self.listAll(transport)
    #expect(error?.code == "RepeatedMarker")
    #expect(error?.kind == .unreadableAnswer)
    #expect(pages == [["a"], ["b"], ["c"]])
    #expect(transport.requests.count == 3)
  }

  @Test func pagesThatBringNothingButMarkersEndInAnError() async {
    let empty = (0...PageWalk.mostEmptyPages).map { Self.page([], next: "m\($0)") }
    let transport = ScriptedTransport(empty + [Self.page(["a"])])
    let (_, error) = await Self.listAll(transport)
    #expect(error?.code == "EndlessList")
    #expect(error?.kind == .unreadableAnswer)
    #expect(transport.requests.count == empty.count)
  }

  @Test func emptyPagesBetweenFullOnesAreFollowed() async {
    let empty = (1...PageWalk.mostEmptyPages).map { Self.page([], next: "m\($0)") }
    let more = (1...PageWalk.mostEmptyPages).map { Self.page([], next: "n\($0)") }
    let transport = ScriptedTransport(empty + [Self.page(["a"], next: "n")] + more + [Self.page(["b"])])
    let (pages, error) = await Self.listAll(transport)
    #expect(error == nil)
    #expect(pages.flatMap { $0 } == ["a", "b"])
  }

  @Test func truncatedWithoutMarkerIsNotTakenForTheEnd() async {
    let (pages, error) = await Self.listAll(ScriptedTransport([Self.page(["a"], truncated: true)]))
    #expect(error?.kind == .unreadableAnswer)
    #expect(error?.message.contains("NextMarker") == true)
    #expect(pages.isEmpty)
  }

  @Test func aFailureInTheMiddleKeepsWhatCameBefore() async {
    let transport = ScriptedTransport([Self.page(["a"], next: "m"), .refused("AccessDeniedException", "no")])
    let (pages, error) = await Self.listAll(transport)
    #expect(error?.isAccessDenied == true)
    #expect(pages == [["a"]])
  }

  @Test func aliasesTagsAndGrantsAskForTheirOwnPageSizes() async throws {
    let transport = ScriptedTransport([
      .ok("{\"Aliases\":[{\"AliasName\":\"alias/a\"}],\"Truncated\":true,\"NextMarker\":\"m\"}"),
      .ok("{\"Aliases\":[{\"AliasName\":\"alias/b\",\"AliasArn\":\"arn:b\",\"TargetKeyId\":\"k\"}]}"),
      .ok("{\"Tags\":[{\"TagKey\":\"t\",\"TagValue\":\"\"}],\"Truncated\":true,\"NextMarker\":\"m\"}"),
      .ok("{\"Tags\":[{\"TagKey\":\"u\",\"TagValue\":\"v\"}]}"),
      .ok("{\"Grants\":[{\"GrantId\":\"g\"}],\"Truncated\":true,\"NextMarker\":\"m\"}"),
      .ok("{\"Grants\":[]}"),
    ])
    let client = TestClient.kms(transport)
    var aliases: [AliasListEntry] = []
    try await client.listAllAliases { aliases += $0 }
    #expect(
      aliases == [
        AliasListEntry(name: "alias/a", arn: "", targetKeyID: nil),
        AliasListEntry(name: "alias/b", arn: "arn:b", targetKeyID: "k"),
      ])
    #expect(
      try await client.listAllResourceTags("k") == [
        KeyTag(key: "t", value: ""), KeyTag(key: "u", value: "v"),
      ])
    #expect(try await client.listAllGrants("k").map(\.grantID) == ["g"])
    #expect(
      transport.bodies == [
        "{\"Limit\":100}", "{\"Limit\":100,\"Marker\":\"m\"}", "{\"KeyId\":\"k\",\"Limit\":50}",
        "{\"KeyId\":\"k\",\"Limit\":50,\"Marker\":\"m\"}", "{\"KeyId\":\"k\",\"Limit\":100}",
        "{\"KeyId\":\"k\",\"Limit\":100,\"Marker\":\"m\"}",
      ])
  }
}
