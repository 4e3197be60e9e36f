import AWSClient
import Foundation
import KeyPolicy
import Testing

@testable import ViewModels

/// What AWS itself says of a policy before it is applied.
struct ReviewChecksTests {
  private static let account = "111122223333"

  static func policy(_ principals: String...) -> String {
    let list = principals.map { "\"\($0)\"" }.joined(separator: ",")
    return """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":[\(list)]},"Action":"kms:*","Resource":"*"}]}
      """
  }

  private static func user(_ arn: String) -> String {
    let name = arn.split(separator: "/").last ?? ""
    return "<User><Path>/</Path><UserName>\(name)</UserName><UserId>AIDA</UserId><Arn>\(arn)</Arn>"
      + "<CreateDate>2026-01-01T00:00:00Z</CreateDate></User>"
  }

  /// IAM that knows these users and says NoSuchEntity of all others; Access Analyzer that answers or refuses.
  private struct AWS: Transport {
    var users: [String: String] = [:]
    var deniesIAM = false
    /// JSON; nil refuses.
    var findings: String?

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
      if request.url.contains("/policy/validation") {
        guard let findings else {
          return Self.response(403, #"{"message":"User is not authorized"}"#, "AccessDeniedException")
        }
        return Self.response(200, "{\"findings\":\(findings)}")
      }
      guard !deniesIAM else {
        return Self.response(
          403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>No.</Message></Error></ErrorResponse>"
        )
      }
      let form = String(decoding: request.body, as: UTF8.self)
      let name = form.split(separator: "&").first { $0.hasPrefix("UserName=") || $0.hasPrefix("RoleName=") }
        .map { String($0.split(separator: "=")[1]) }
      guard let arn = name.flatMap({ users[$0] }) else {
        return Self.response(
          404,
          "<ErrorResponse><Error><Code>NoSuchEntity</Code><Message>It cannot be found.</Message></Error></ErrorResponse>"
        )
      }
      return Self.response(
        200,
        "<GetUserResponse><GetUserResult>\(ReviewChecksTests.user(arn))</GetUserResult></GetUserResponse>")
    }

    private static func response(_ status: Int, _ body: String, _ code: String? = nil) -> HTTPResponse {
      HTTPResponse(
        status: status, headers: code.map { [HTTPHeader("x-amzn-errortype", $0)] } ?? [],
        body: Array(body.utf8))
    }
  }

  private func run(_ aws: AWS, _ policy: String, isQuiet: Bool = false) async -> ReviewChecks {
    var connection = ServiceConnection(
      endpoint: .loopback(port: 1), region: "eu-west-1",
      credentials: FixedCredentials(
        Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("secret"), source: "test")),
      transport: aws)
    connection.retry.pause = { _ in }
    let connected = Connected(
      session: Session(region: "eu-west-1", source: "test", readOnly: false), service: connection,
      optional: OptionalCalls(isQuiet: isQuiet))
    return await ReviewChecker(connected).run(policy, account: Self.account)
  }

  @Test func principalsThatExistAreCounted() async {
    let arn = "arn:aws:iam::111122223333:user/alice"
    let checks = await run(
      AWS(users: ["alice": arn], findings: "[]"), Self.policy(arn, arn, "arn:aws:iam::999988887777:user/far"))
    #expect(checks.doubts.isEmpty)
    #expect(
      checks.lines == [
        LockoutLine("IAM knows 1 user or role of this account that the policy names.", .dim),
        LockoutLine("Access Analyzer has no findings.", .dim),
      ])
  }

  @Test func aPrincipalThatIAMDoesNotKnowMakesTheVerdictUncertain() async {
    let checks = await run(AWS(findings: "[]"), Self.policy("arn:aws:iam::111122223333:user/gone"))
    #expect(checks.lines.first?.tone == .error)
    #expect(
      checks.lines.first?.text.contains("IAM does not know arn:aws:iam::111122223333:user/gone") == true)
    #expect(checks.doubts == ["whether arn:aws:iam::111122223333:user/gone exists (IAM does not find it)"])
  }

  @Test func aWrongPathIsNotTheSamePrincipal() async {
    let checks = await run(
      AWS(users: ["alice": "arn:aws:iam::111122223333:user/team/alice"], findings: "[]"),
      Self.policy("arn:aws:iam::111122223333:user/alice"))
    #expect(checks.lines.first?.text.contains("its ARN is arn:aws:iam::111122223333:user/team/alice") == true)
    #expect(checks.doubts.count == 1)
  }

  @Test func whatMayNotBeAskedIsAnOrdinaryAnswer() async {
    let checks = await run(
      AWS(deniesIAM: true),
      Self.policy("arn:aws:iam::111122223333:user/a", "arn:aws:iam::111122223333:user/b"))
    #expect(checks.doubts.isEmpty)
    #expect(checks.lines.map(\.tone) == [.dim, .dim])
    #expect(checks.lines[0].text.contains("you may not call iam:GetUser"))
    #expect(checks.lines[1].text.contains("you may not call access-analyzer:ValidatePolicy"))
  }

  @Test func findingsOfAccessAnalyzerStandAtTheirPlace() async {
    let finding = """
      [{"findingType":"SECURITY_WARNING","issueCode":"ALLOW_WITH_NOT_PRINCIPAL","findingDetails":"Do not.","learnMoreLink":"https://x",
      "locations":[{"path":[],"span":{"start":{"line":3,"column":4,"offset":9},"end":{"line":3,"column":9,"offset":14}}}]}]
      """
    let checks = await run(AWS(findings: finding), Self.policy("arn:aws:iam::999988887777:root"))
    #expect(
      checks.lines == [LockoutLine("3:5  Access Analyzer, ALLOW_WITH_NOT_PRINCIPAL: Do not.", .warning)])
  }

  @Test func quietModeAsksNothing() async {
    let checks = await run(AWS(), Self.policy("arn:aws:iam::111122223333:user/a"), isQuiet: true)
    #expect(checks == ReviewChecks())
  }

  // MARK: In the review

  private func reviewing(_ verdict: LockoutVerdict) -> ConsoleStory {
    var story = ConsoleStory.editing()
    story.type(" ")
    story.openReview(verdict)
    return story
  }

  private var missing: ReviewChecks {
    var checks = ReviewChecks()
    checks.lines = [LockoutLine("IAM does not know x.", .error)]
    checks.doubts = ["whether x exists"]
    return checks
  }

  @Test func theReviewAsksAWS() {
    var story = ConsoleStory.editing()
    story.type(" ")
    story.press(.ctrl("s"))
    story.answer(.identity(.success(ConsoleStory.alice)))
    #expect(story.effects.contains { if case .askAboutReview(story.ask, _, _) = $0 { true } else { false } })
  }

  @Test func anAcceptedPolicyWithAMissingPrincipalIsNotAcceptedAnyMore() throws {
    var story = reviewing(.accepted)
    story.press(KeyPress(.tab))
    let ask = story.ask
    #expect(story.send(.reviewChecked(ask: ask, missing)).contains(.flushInput))
    #expect(story.review?.verdict == .cannotBeDecided)
    #expect(story.review?.focusedButton == 0)
    story.press(KeyPress(.tab), KeyPress(.enter))
    #expect(story.applied.isEmpty)
  }

  @Test func theOrderOfTheAnswersDoesNotMatter() throws {
    var story = ConsoleStory.editing()
    story.type(" ")
    story.press(.ctrl("s"))
    story.answerCallerAsBefore()
    let question = try #require(story.questions.last)
    let ask = story.ask
    story.send(.reviewChecked(ask: ask, missing))
    story.send(.checked(id: question.id, ConsoleStory.check(.accepted)))
    #expect(story.review?.verdict == .cannotBeDecided)
  }

  @Test func aRefusedPolicyStaysRefused() throws {
    var story = reviewing(.refused)
    let ask = story.ask
    story.send(.reviewChecked(ask: ask, missing))
    #expect(story.review?.verdict == .refused)
  }
}
