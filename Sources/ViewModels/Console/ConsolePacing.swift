package import struct Foundation.Date

/// Which operation is held back at the moment, and how.
package struct PacingNote: Sendable, Equatable {
  package var operation: String
  package var pace: CallSummary.Pace
  /// Not shown any more after this moment, unless another call was held back until then.
  package var until: Date

  /// For the end of the bottom line, for example `throttled, 40/s`.
  package var words: String {
    let rate = pace.rate.map { " \(Self.perSecond($0))" } ?? ""
    return (pace.isThrottled ? "throttled by AWS," : "paced") + rate
  }

  /// A sentence for the sign-in page.
  package var sentence: String {
    let rate = pace.rate.map { " to \(Self.perSecond($0))" } ?? ""
    return pace.isThrottled
      ? "AWS throttles \(operation); kmscope has slowed it down\(rate)."
      : "\(operation) is held\(rate), below AWS's quota for the account."
  }

  private static func perSecond(_ rate: Double) -> String {
    rate < 10 && rate != rate.rounded() ? "\((rate * 10).rounded() / 10)/s" : "\(Int(rate.rounded()))/s"
  }
}

/// What calls tell beside their answers: how fast kmscope may go, and what time it is at AWS.
extension ConsoleModel {
  /// Seconds a note stays after the last call that was held back.
  private static let pacingStays = 3.0
  /// Seconds of difference below which a clock is right enough.
  private static let clockTolerance = 60.0

  mutating func note(_ call: CallSummary) {
    messages.add(
      "\(call.operation)  \(call.outcome)  \(call.milliseconds) ms" + (call.requestID.map { "  \($0)" } ?? ""),
      isError: false, at: now)
    if let pace = call.pace {
      pacing = PacingNote(
        operation: call.operation, pace: pace, until: now.addingTimeInterval(Self.pacingStays))
    }
    if abs(call.clockOffset) >= Self.clockTolerance, session.clockOffset == nil {
      say(Self.clockSentence(call.clockOffset), .error)
    }
    if call.clockOffset != 0 { session.clockOffset = call.clockOffset }
  }

  /// How far this machine's clock is off, in words.
  static func clockSentence(_ offset: Double) -> String {
    let minutes = Int((abs(offset) / 60).rounded())
    let words = minutes > 0 ? "\(minutes) min" : "\(Int(abs(offset).rounded())) s"
    return "This machine's clock is \(words) \(offset > 0 ? "behind" : "ahead of") AWS's; "
      + "requests are signed with AWS's time. Set the clock."
  }
}
