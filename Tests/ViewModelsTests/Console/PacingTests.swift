import AWSClient
import Testing
import ViewModels

/// What calls tell beside their answers: how fast kmscope may go, and what time it is at AWS.
struct PacingTests {
  private func call(_ pace: CallSummary.Pace? = nil, clockOffset: Double = 0) -> CallSummary {
    var call = CallSummary(operation: "ListGrants", outcome: "200", requestID: nil, milliseconds: 20)
    call.pace = pace
    call.clockOffset = clockOffset
    return call
  }

  @Test(arguments: [
    (CallSummary.Pace(rate: 80, isThrottled: false), "paced 80/s", "below AWS's quota"),
    (CallSummary.Pace(rate: 0.5, isThrottled: true), "throttled by AWS, 0.5/s", "slowed it down to 0.5/s"),
    (CallSummary.Pace(rate: nil, isThrottled: true), "throttled by AWS,", "AWS throttles ListGrants"),
  ])
  func holdingBackIsSaid(_ pace: CallSummary.Pace, _ words: String, _ sentence: String) {
    var story = ConsoleStory()
    story.open()
    story.send(.called(call(pace)))
    #expect(story.model.pacing?.words == words)
    story.press(.char("w"))
    #expect(story.model.signInLines.first { $0.label == "Pacing" }?.value.contains(sentence) == true)
  }

  @Test func theNoteGoesWhenNothingIsHeldBackAnyMore() {
    var story = ConsoleStory()
    story.open()
    story.send(.called(call(.init(rate: 80, isThrottled: false))))
    story.send(.called(call()))
    #expect(story.model.pacing != nil)
    story.pass(4)
    #expect(story.model.pacing == nil)
  }

  @Test(arguments: [
    (425.0, "This machine's clock is 7 min behind AWS's"),
    (-3_600, "This machine's clock is 60 min ahead of AWS's"),
  ])
  func aWrongClockIsSaidOnceAndStaysOnThePage(_ offset: Double, _ says: String) {
    var story = ConsoleStory()
    story.open()
    story.send(.called(call(clockOffset: offset)))
    #expect(story.model.toast?.text.hasPrefix(says) == true)
    story.pass(10)
    story.send(.called(call(clockOffset: offset)))
    #expect(story.model.toast == nil)
    #expect(story.model.signInLines.first { $0.label == "Clock" }?.value.hasPrefix(says) == true)
  }

  @Test func plainHTTPToAnotherMachineIsSaidAtTheStart() {
    var story = ConsoleStory(isPlainHTTP: true)
    story.send(.start)
    #expect(
      story.model.toast?.text
        == "Plain http to emulator.test:4566: whoever is on the way can read and change what is sent.")
    #expect(story.model.signInLines.first { $0.label == "Without TLS" }?.tone == .warning)
  }

  @Test func whatIsNotPermittedIsListed() {
    var story = ConsoleStory()
    story.open()
    story.answer(.notPermitted(["iam:GetRole", "iam:SimulatePrincipalPolicy"]))
    #expect(
      story.model.signInLines.first { $0.label == "Not permitted" }?.value
        == "iam:GetRole, iam:SimulatePrincipalPolicy (not asked again)")
  }
}
