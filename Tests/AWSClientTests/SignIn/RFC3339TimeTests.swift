import FoundationEssentials
import Testing

@testable import AWSClient

/// The times in token files and credential documents.
@Suite struct RFC3339TimeTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0.0), ("2009-02-13T23:31:30Z", 1_234_567_890),
    ("2009-02-13t23:31:30z", 1_234_567_890), ("2009-02-13T23:31:30UTC", 1_234_567_890),
    ("2009-02-13T23:31:30.999Z", 1_234_567_890), ("2009-02-14T01:31:30+02:00", 1_234_567_890),
    ("2009-02-13T18:01:30-05:30", 1_234_567_890), ("9999-12-31T23:59:59Z", 253_402_300_799),
  ])
  func reads(_ text: String, _ seconds: Double) {
    #expect(RFC3339Time.date(text)?.timeIntervalSince1970 == seconds)
  }

  @Test(arguments: [
    "", "tomorrow", "2009-02-13", "2009-02-13T23:31:30", "2009-02-30T00:00:00Z", "2009-13-01T00:00:00Z",
    "2009-02-13T24:00:00Z", "2009-02-13T23:60:00Z", "2009-02-13T23:31:30.Z", "2009-02-13T23:31:30+2:00",
    "2009-02-13T23:31:30+25:00", "2009-02-13 23:31:30Z", "0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
    "9999-12-31T23:59:59-01:00", "99999-01-01T00:00:00Z", "٢٠٠٩-02-13T23:31:30Z", "2009-02-13T23:31:30Zjunk",
  ])
  func refuses(_ text: String) {
    #expect(RFC3339Time.date(text) == nil)
  }

  @Test func writesUTCWithoutFractions() {
    #expect(RFC3339Time.text(Date(timeIntervalSince1970: 1_234_567_890.9)) == "2009-02-13T23:31:30Z")
    #expect(RFC3339Time.text(Date(timeIntervalSince1970: 1e300)) == "9999-12-31T23:59:59Z")
    #expect(RFC3339Time.text(Date(timeIntervalSince1970: -1e300)) == "1970-01-01T00:00:00Z")
  }

  @Test func absurdSecondsAreNoDate() {
    #expect(RFC3339Time.date(seconds: 1e300) == nil)
    #expect(RFC3339Time.date(seconds: -1) == nil)
    #expect(RFC3339Time.date(seconds: .nan) == nil)
  }
}
