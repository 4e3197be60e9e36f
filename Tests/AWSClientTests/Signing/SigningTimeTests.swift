import FoundationEssentials
import Testing

@testable import AWSClient

/// Expected values come from `date -u -d @…`.
@Suite struct SigningTimeTests {
  @Test(arguments: [
    (0.0, "19700101T000000Z"), (951_782_400, "20000229T000000Z"), (1_440_938_160, "20150830T123600Z"),
    (1_709_251_199.9, "20240229T235959Z"), (4_107_542_400, "21000301T000000Z"), (-1, "19691231T235959Z"),
  ])
  func datesAreWrittenAndReadInUTC(_ seconds: Double, _ text: String) {
    #expect(SigningTime.text(Date(timeIntervalSince1970: seconds)) == text)
    #expect(SigningTime.date(text) == Date(timeIntervalSince1970: seconds.rounded(.down)))
  }

  @Test(arguments: [
    "", "20150830", "20150830T123600", "20150830 123600Z", "20151330T123600Z", "20150832T123600Z",
    "20150229T000000Z", "20150830T240000Z", "2015083xT123600Z", "20150830T123600ZZ",
  ])
  func whatIsNoDateIsRefused(_ text: String) {
    #expect(SigningTime.date(text) == nil)
  }
}
