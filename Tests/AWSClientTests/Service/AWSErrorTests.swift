import Testing

@testable import AWSClient

@Suite struct AWSErrorTests {
  /// KMS sends some errors with a code alone, for example InvalidMarkerException.
  @Test(arguments: ["", " ", "\n"])
  func anErrorWithoutTextStillSaysSomething(_ message: String) {
    let error = AWSError(
      .service, code: "InvalidMarkerException", message: message, operation: "ListKeys", hint: "Start anew.")
    #expect(error.sentences == "ListKeys was answered with InvalidMarkerException. Start anew.")
  }

  @Test func aTextWithoutItsPeriodGetsOne() {
    #expect(
      AWSError(.service, code: "c", message: "Not allowed", hint: "Ask.").sentences == "Not allowed. Ask.")
    #expect(AWSError(.service, code: "c", message: "Allowed?").sentences == "Allowed?")
  }
}
