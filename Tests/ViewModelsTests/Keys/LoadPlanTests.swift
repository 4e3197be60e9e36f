import AWSClient
import Testing
import ViewModels

/// What is asked for next, and in what order.
struct LoadPlanTests {
  private func rows(_ count: Int) -> [KeyRow] {
    (0..<count).map { KeyRow(keyID: "k\($0)", arn: ConsoleStory.arn("k\($0)")) }
  }

  private func names(_ requests: [LoadPlan.Request]) -> [String] {
    requests.map { "\($0.detail) \($0.keyID)" }
  }

  @Test func visibleRowsComeFirstWithTheSelectedOneAtTheirHead() {
    var plan = LoadPlan()
    let requests = plan.next(5, rows: rows(9), visible: [7, 2])
    #expect(
      names(requests) == ["metadata k7", "metadata k2", "policy k7", "policy k2", "metadata k0"])
  }

  @Test func policiesAndRotationAreForVisibleRowsAlone() {
    var plan = LoadPlan()
    let requests = plan.next(100, rows: rows(3), visible: [1])
    #expect(names(requests) == ["metadata k1", "policy k1", "metadata k0", "metadata k2"])
  }

  @Test func aFilterOrOrderThatNeedsPoliciesAsksForAll() {
    var plan = LoadPlan()
    plan.wantedForAll = [.metadata, .policy]
    let requests = plan.next(100, rows: rows(2), visible: [])
    #expect(names(requests) == ["metadata k0", "metadata k1", "policy k0", "policy k1"])
  }

  @Test func rotationWaitsUntilTheKeyIsKnownToHaveSome() {
    var plan = LoadPlan()
    plan.wantedForAll = [.rotation]
    var rows = rows(2)
    #expect(plan.next(10, rows: rows, visible: []).isEmpty)
    rows[0].metadata = .loaded(ConsoleStory.metadata("k0"))
    // Asymmetric keys have no rotation: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
    rows[1].metadata = .loaded(ConsoleStory.metadata("k1") { $0.spec = "RSA_2048" })
    #expect(names(plan.next(10, rows: rows, visible: [])) == ["rotation k0"])
  }

  @Test func whatIsAskedIsNotAskedAgain() {
    var plan = LoadPlan()
    var rows = rows(3)
    for detail in 0..<3 {
      rows[detail].metadata = [.loading, .denied(ConsoleStory.denied), .failed(ConsoleStory.denied)][detail]
    }
    #expect(plan.next(10, rows: rows, visible: []).isEmpty)
  }

  @Test(arguments: [0, -3]) func withoutRoomNothingIsAsked(count: Int) {
    var plan = LoadPlan()
    #expect(plan.next(count, rows: rows(3), visible: [0]).isEmpty)
  }

  @Test func inPortionsEveryRowIsAskedOnce() {
    var plan = LoadPlan()
    var rows = rows(50)
    var asked: [String] = []
    while case let requests = plan.next(7, rows: rows, visible: []), !requests.isEmpty {
      for request in requests {
        asked.append(request.keyID)
        guard let index = rows.firstIndex(where: { $0.keyID == request.keyID }) else { continue }
        rows[index].metadata = .loading
      }
    }
    #expect(asked == (0..<50).map { "k\($0)" })
  }
}
