import Testing

@testable import AWSClient

/// A rate that stays below its quota, halves when AWS complains, and grows back.
@Suite struct PaceRateTests {
  /// Requests that leave when as many as possible are sent from 0 to `end`.
  static func departures(_ rate: inout PaceRate, from start: Double = 0, to end: Double) -> [Double] {
    var time = start
    var times: [Double] = []
    while true {
      let delay = rate.delay(now: time)
      time += delay
      guard time <= end else { return times }
      if delay == 0 {
        rate.take(now: time)
        times.append(time)
      }
    }
  }

  @Test(arguments: [2000, 500, 100, 15, 5.0])
  func noSecondSeesMoreThanTheQuota(_ quota: Double) {
    var rate = PaceRate(quota: quota, now: 0)
    let times = Self.departures(&rate, to: 10)
    for start in [0.0, 0.5, 3.21, 8.9] {
      #expect(Double(times.filter { $0 >= start && $0 < start + 1 }.count) <= quota)
    }
    // Ten seconds at four fifths of the quota, and the burst of one fifth at the start.
    #expect(abs(Double(times.count) - (8 * quota + max(1, quota / 5))) <= 2)
  }

  @Test func withoutAQuotaNothingWaits() {
    var rate = PaceRate(quota: nil, now: 0)
    for _ in 0..<10_000 {
      #expect(rate.delay(now: 0) == 0)
      rate.take(now: 0)
    }
    #expect(rate.rate == nil)
  }

  @Test func aComplaintHalvesTheRateOnceForAllThatWereUnderWay() {
    var rate = PaceRate(quota: 100, now: 0)
    for _ in 0..<10 { rate.throttled(sentAt: 1, now: 2) }
    #expect(rate.rate == 40)
    rate.throttled(sentAt: 2.5, now: 2.5)
    // Half a second at 80 / 20 a second has brought back 2.
    #expect(rate.rate == 21)
    #expect(rate.isThrottled(now: 32))
    #expect(!rate.isThrottled(now: 33))
  }

  @Test func itNeverGetsSlowerThanOneInTwoSeconds() {
    var rate = PaceRate(quota: 1, now: 0)
    for step in 1...10 { rate.throttled(sentAt: Double(step) * 0.001, now: Double(step) * 0.001) }
    #expect(rate.rate == 0.5)
  }

  @Test func itComesBackInEvenSteps() {
    var rate = PaceRate(quota: 100, now: 0)
    rate.throttled(sentAt: 0, now: 0)
    var seen: [Double?] = []
    for second in [1.0, 2, 5, 9, 10, 60] {
      _ = rate.delay(now: second)
      seen.append(rate.rate)
    }
    // From 40 by 80 / 20 a second to 80.
    #expect(seen == [44, 48, 60, 76, 80, 80])
  }

  @Test func anUnknownOperationIsMeasuredWhenItIsThrottledAndFreeAgainLater() {
    var rate = PaceRate(quota: nil, now: 0)
    for _ in 0..<200 { rate.take(now: 0.5) }
    rate.throttled(sentAt: 0.5, now: 0.9)
    #expect(rate.rate == 100)
    #expect(rate.delay(now: 0.9) > 0)
    #expect(rate.delay(now: 20) == 0)
    #expect(rate.rate == nil)
  }

  @Test func aClockThatStandsStillOrGoesBackDoesNoHarm() {
    var rate = PaceRate(quota: 5, now: 10)
    rate.take(now: 10)
    #expect(rate.delay(now: 3) > 0)
    #expect(rate.delay(now: 10.25) == 0)
  }
}
