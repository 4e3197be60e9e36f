import Foundation
import Testing
import ViewModels

/// Expected dates come from `date -u -d @SECONDS`.
struct DateWordsTests {
  @Test(arguments: [
    (0.0, "1970-01-01 00:00 UTC"),
    (951_782_400, "2000-02-29 00:00 UTC"),
    (1_709_164_800, "2024-02-29 00:00 UTC"),
    (1_735_689_599, "2024-12-31 23:59 UTC"),
    (1_780_315_200, "2026-06-01 12:00 UTC"),
    (-1, "1969-12-31 23:59 UTC"),
    (4_102_444_800, "2100-01-01 00:00 UTC"),
  ])
  func aDateIsWrittenInUTC(seconds: Double, expected: String) {
    #expect(DateWords.utc(Date(timeIntervalSince1970: seconds)) == expected)
  }

  @Test(arguments: [
    (3_600, "2026-06-01 13:00 +01:00"),
    (-12_600, "2026-06-01 08:30 -03:30"),
    (0, "2026-06-01 12:00 +00:00"),
  ])
  func localTimeNamesItsOffset(offset: Int, expected: String) throws {
    let zone = try #require(TimeZone(secondsFromGMT: offset))
    #expect(DateWords.local(ConsoleStory.noon, in: zone) == expected)
  }

  @Test(arguments: [
    (1_296_000.0, "15 d 0 h", "15d"),
    (90_000, "1 d 1 h", "2d"),
    (4_800, "1 h 20 min", "<1d"),
    (20, "1 min", "<1d"),
    (0, "due now", "<1d"),
    (-5, "due now", "<1d"),
  ])
  func aCountdownNamesItsTwoLargestUnits(seconds: Double, long: String, short: String) {
    let date = ConsoleStory.noon + seconds
    #expect(DateWords.countdown(to: date, from: ConsoleStory.noon) == long)
    #expect(DateWords.shortCountdown(to: date, from: ConsoleStory.noon) == short)
  }

  @Test func aDateAWSCannotMeanIsSaidToBeUnreadable() {
    #expect(DateWords.utc(Date(timeIntervalSince1970: 1e30)) == "an unreadable date UTC")
  }

  @Test(arguments: [
    (1.0, "just now"), (12, "12 s ago"), (185, "3 min ago"), (7_300, "2 h ago"), (200_000, "2 d ago"),
  ])
  func ageGrowsInUnits(seconds: Double, expected: String) {
    #expect(DateWords.age(of: ConsoleStory.noon, at: ConsoleStory.noon + seconds) == expected)
  }
}
