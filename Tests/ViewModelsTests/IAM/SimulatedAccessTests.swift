import AWSClient
import KeyPolicy
import Testing

@testable import ViewModels

/// IAM's simulator as the second way to the IAM side of the verdict.
struct SimulatedAccessTests {
  /// The members of one evaluation result.
  private static func result(_ decision: String, _ more: String = "") -> String {
    """
    <EvaluationResults><member><EvalActionName>kms:PutKeyPolicy</EvalActionName>
    <EvalResourceName>\(CallerIAMTests.keyARN)</EvalResourceName><EvalDecision>\(decision)</EvalDecision>\(more)</member>
    </EvaluationResults><IsTruncated>false</IsTruncated>
    """
  }

  static let organization =
    "<OrganizationsDecisionDetail><AllowedByOrganizations>false</AllowedByOrganizations></OrganizationsDecisionDetail>"
  static let boundary =
    "<PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>false</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>"
  static let missing = "<MissingContextValues><member>aws:SourceIp</member></MissingContextValues>"

  static let other = """
    <ResourceSpecificResults><member><EvalResourceName>arn:aws:kms:eu-west-1:111122223333:key/other</EvalResourceName>
    <EvalResourceDecision>allowed</EvalResourceDecision></member></ResourceSpecificResults>
    """
  static let own = """
    <ResourceSpecificResults><member><EvalResourceName>\(CallerIAMTests.keyARN)</EvalResourceName>
    <EvalResourceDecision>allowed</EvalResourceDecision></member></ResourceSpecificResults>
    """

  struct Case: Sendable {
    var answer: String
    var verdict: LockoutVerdict
    /// What the doubt names; nil without one.
    var doubt: String?
  }

  @Test(arguments: [
    Case(answer: result("allowed"), verdict: .accepted),
    Case(answer: result("implicitDeny"), verdict: .refused),
    Case(answer: result("explicitDeny"), verdict: .refused),
    Case(answer: result("allowed", missing), verdict: .cannotBeDecided, doubt: "aws:SourceIp"),
    Case(answer: result("implicitDeny", missing), verdict: .cannotBeDecided, doubt: "aws:SourceIp"),
    Case(answer: result("implicitDeny", organization), verdict: .cannotBeDecided, doubt: "service control"),
    Case(answer: result("implicitDeny", boundary), verdict: .cannotBeDecided, doubt: "boundary"),
    // What it says of all resources, or of another one, says nothing of this key.
    Case(answer: result("allowed", other), verdict: .cannotBeDecided, doubt: "did not answer for this key"),
    Case(
      answer: result("allowed").replacing(CallerIAMTests.keyARN, with: "*"), verdict: .cannotBeDecided,
      doubt: "did not answer for this key"),
    Case(answer: result("implicitDeny", own), verdict: .accepted),
    Case(answer: result("perhaps"), verdict: .cannotBeDecided, doubt: "perhaps"),
    Case(
      answer: "<EvaluationResults></EvaluationResults><IsTruncated>false</IsTruncated>",
      verdict: .cannotBeDecided, doubt: "did not answer"),
  ])
  func onlyAnAnswerThatNeededNothingMoreDecides(_ item: Case) async throws {
    let fake = FakeIAM(["SimulatePrincipalPolicy": item.answer])
    let decisions = try await IAMClient(fake.connection).simulatePrincipalPolicy(
      PolicySimulation(
        principalARN: "arn:aws:iam::111122223333:role/Admin", actions: ["kms:PutKeyPolicy"],
        resources: [CallerIAMTests.keyARN]))
    let access = SimulatedAccess(
      decisions, keyARN: CallerIAMTests.keyARN, layers: PolicyLayers(sessionPolicy: .none))
    let answer = LockoutCheck.answer(
      PolicyDocument.parse(Array(CallerIAMTests.delegating.utf8)),
      AccessRequest(
        caller: Caller(
          arn: CallerIAMTests.session.arn, role: .known("arn:aws:iam::111122223333:role/Admin"),
          userID: CallerIAMTests.session.userID),
        key: KeyFacts(arn: CallerIAMTests.keyARN), identityPolicies: access.known.identity,
        layers: access.known.layers))
    #expect(answer.verdict == item.verdict)
    if let doubt = item.doubt {
      #expect(access.doubt?.contains(doubt) == true)
    } else {
      #expect(access.doubt == nil)
    }
  }

  /// A grant that names the caller's role is limited by its boundary, one that names anybody by the organization.
  @Test(arguments: [
    (organization, "arn:aws:iam::111122223333:role/Admin"),
    (boundary, "arn:aws:iam::111122223333:role/Admin"),
    (organization, "arn:aws:sts::111122223333:assumed-role/Admin/jdoe"),
  ])
  func whatTheSimulatorForbidsIsNotAcceptedByAnyWay(_ detail: String, _ principal: String) async throws {
    let fake = FakeIAM(["SimulatePrincipalPolicy": Self.result("implicitDeny", detail)])
    let decisions = try await IAMClient(fake.connection).simulatePrincipalPolicy(
      PolicySimulation(
        principalARN: "arn:aws:iam::111122223333:role/Admin", actions: SimulatedAccess.actions,
        resources: [CallerIAMTests.keyARN]))
    let access = SimulatedAccess(
      decisions, keyARN: CallerIAMTests.keyARN, layers: PolicyLayers(sessionPolicy: .none))
    let answer = PolicyCheck.answer(
      PolicyDocument.parse(Array(ReviewChecksTests.policy(principal).utf8)),
      AccessRequest(
        caller: Caller(
          arn: CallerIAMTests.session.arn, role: .known("arn:aws:iam::111122223333:role/Admin"),
          userID: CallerIAMTests.session.userID),
        key: KeyFacts(arn: CallerIAMTests.keyARN), identityPolicies: access.known.identity,
        layers: access.known.layers))
    #expect(answer.verdict == .cannotBeDecided)
  }

  // MARK: In the console

  private static func refused() -> CallerIAM {
    var iam = CallerIAM(.notPermitted)
    iam.principalARN = "arn:aws:iam::111122223333:user/Alice"
    iam.remarks = ["GetUser: no."]
    return iam
  }

  private func isAsked(_ story: ConsoleStory) -> Bool {
    story.effects.contains { if case .simulate = $0 { true } else { false } }
  }

  @Test func theSimulatorIsAskedOnceForTheKeyOnTheScreen() throws {
    var story = ConsoleStory.withPolicy()
    story.answer(.iam(Self.refused()))
    #expect(isAsked(story))
    story.pass(1)
    #expect(!isAsked(story))
    let access = SimulatedAccess([], keyARN: "", layers: PolicyLayers())
    story.answer(.simulated(keyARN: ConsoleStory.arn(ConsoleStory.ledger), .success(access)))
    #expect(!isAsked(story))
    #expect(story.model.session.callerIAM?.source == .simulator)
    #expect(story.model.iamSentence?.contains("policy simulator") == true)
  }

  /// What was true when the list was read may not be when the policy is applied.
  @Test func theReviewAsksTheSimulatorOnceMore() {
    var story = ConsoleStory.withPolicy()
    story.answer(.iam(Self.refused()))
    let arn = ConsoleStory.arn(ConsoleStory.ledger)
    story.answer(.simulated(keyARN: arn, .success(SimulatedAccess([], keyARN: "", layers: PolicyLayers()))))
    story.press(.char("e"))
    story.type(" ")
    story.press(.ctrl("s"))
    #expect(!isAsked(story))
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(Self.refused()))
    #expect(isAsked(story))
    // One that gives no answer any more leaves nothing of the old one.
    story.answer(.simulated(keyARN: arn, .failure(ConsoleStory.denied)))
    #expect(story.model.session.simulated[arn] == nil)
  }

  /// A question that was cancelled is no refusal, and what becomes of it is of no interest any more.
  @Test func loadingThatIsStoppedKeepsTheSimulatorOpen() {
    var story = ConsoleStory.withPolicy()
    story.reload()
    story.answer(.identity(.success(ConsoleStory.alice)), .iam(Self.refused()))
    #expect(isAsked(story))
    let before = story.ask
    story.press(.ctrl("c"))
    #expect(isAsked(story))
    let arn = ConsoleStory.arn(ConsoleStory.ledger)
    let cancelled = AWSError(.cancelled, code: "Cancelled", message: "It was cancelled.")
    story.send(.told(ask: before, .simulated(keyARN: arn, .failure(cancelled))))
    #expect(story.model.session.callerIAM?.remarks == ["GetUser: no."])
  }

  @Test func aSimulatorThatRefusesIsNotAskedAgain() {
    var story = ConsoleStory.withPolicy()
    story.answer(.iam(Self.refused()))
    story.answer(
      .simulated(keyARN: ConsoleStory.arn(ConsoleStory.ledger), .failure(ConsoleStory.denied)))
    #expect(!isAsked(story))
    #expect(story.model.session.callerIAM?.remarks.last?.hasPrefix("SimulatePrincipalPolicy: ") == true)
  }

  @Test func policiesThatWereReadNeedNoSimulator() {
    var story = ConsoleStory.withPolicy()
    var iam = CallerIAM(.read, known: .sandbox)
    iam.principalARN = "arn:aws:iam::111122223333:user/Alice"
    story.answer(.iam(iam))
    #expect(!isAsked(story))
    #expect(story.model.session.knownPolicies == .sandbox)
  }
}
