import Testing

@testable import AWSClient

/// A call that was decided on for one caller is never signed with another one's credentials.
@Suite struct BoundCredentialsTests {
  private typealias Keys = RefusedCredentialsTests.Keys

  private static let me = CallerIdentity(
    account: "111122223333", arn: "arn:aws:sts::111122223333:assumed-role/R&D/me", userID: "AROAEXAMPLE:me")
  private static let isMe = ScriptedTransport.Answer.ok(STSClientTests.answer)
  private static let isOther = ScriptedTransport.Answer.ok(
    STSClientTests.answer.replacing("/me<", with: "/you<"))
  private static let expired = ScriptedTransport.Answer.refused("ExpiredTokenException")
  private static let taken = ScriptedTransport.Answer.ok("{}")

  /// Asks who the caller is and then sends a policy as that caller, with credentials that may change in between.
  private func put(
    _ script: [ScriptedTransport.Answer], _ source: any CredentialsSource, isChanged: Bool = false
  ) async throws -> (error: AWSError?, operations: [String], keys: [String]) {
    let transport = ScriptedTransport(script)
    let connection = TestClient.connection(transport, credentials: source)
    let book = CallerBook()
    let caller = try await connection.callerIdentity(noting: book)
    if isChanged { _ = await source.refused(try await source.credentials()) }
    let kms = KMSClient(connection.bound(to: caller, noting: book))
    let error = await TestClient.failure { () throws(AWSError) in
      try await kms.putKeyPolicy("k", policy: "{}")
    }
    let operations = transport.requests.map { request in
      request.header("x-amz-target").map { String($0.split(separator: ".").last ?? "") }
        ?? "GetCallerIdentity"
    }
    return (error, operations, RefusedCredentialsTests.keys(transport))
  }

  @Test func theKeyThatWasAskedAboutIsNotAskedAboutAgain() async throws {
    let sent = try await put([Self.isMe, Self.taken], Keys(last: 1))
    #expect(sent.error == nil)
    #expect(sent.operations == ["GetCallerIdentity", "PutKeyPolicy"])
  }

  /// The key that the answer is about is noted, not the one that was refused before it.
  @Test func theKeyThatWasRefusedOnTheWayIsNotTheCallers() async throws {
    let sent = try await put([Self.expired, Self.isMe, Self.taken], Keys(last: 2))
    #expect(sent.error == nil)
    #expect(sent.keys == ["AKID1", "AKID2", "AKID2"])
  }

  @Test func aNewKeyOfTheSameCallerIsAskedAboutFirst() async throws {
    let sent = try await put([Self.isMe, Self.isMe, Self.taken], Keys(last: 2), isChanged: true)
    #expect(sent.error == nil)
    #expect(sent.operations == ["GetCallerIdentity", "GetCallerIdentity", "PutKeyPolicy"])
    #expect(sent.keys == ["AKID1", "AKID2", "AKID2"])
  }

  @Test func aNewKeyOfSomebodyElseSendsNothing() async throws {
    let sent = try await put([Self.isMe, Self.isOther, Self.taken], Keys(last: 2), isChanged: true)
    #expect(sent.error?.isOfOtherCaller == true)
    #expect(sent.operations == ["GetCallerIdentity", "GetCallerIdentity"])
  }

  /// The keys may change between two attempts of one call.
  @Test func anAttemptWithRenewedCredentialsIsLookedAtToo() async throws {
    let sent = try await put([Self.isMe, Self.expired, Self.isOther, Self.taken], Keys(last: 2))
    #expect(sent.error?.isOfOtherCaller == true)
    #expect(sent.operations == ["GetCallerIdentity", "PutKeyPolicy", "GetCallerIdentity"])
    let same = try await put([Self.isMe, Self.expired, Self.isMe, Self.taken], Keys(last: 2))
    #expect(same.error == nil)
    #expect(same.keys == ["AKID1", "AKID1", "AKID2", "AKID2"])
  }

  @Test func withoutAnAnswerNothingIsSentAndThatIsCertain() async throws {
    let lost = ScriptedTransport.Answer.refused("AccessDenied", "No.")
    let sent = try await put([Self.isMe, lost, Self.taken], Keys(last: 2), isChanged: true)
    // An error of credentials: nobody takes it for an answer that was lost.
    #expect(sent.error?.kind == .credentials)
    #expect(sent.error?.code == "CallerUnknown")
    #expect(sent.error?.isOfOtherCaller == false)
    #expect(sent.operations == ["GetCallerIdentity", "GetCallerIdentity"])
  }
}
