import FoundationEssentials
import Testing

@testable import AWSClient

/// Expected values come from `date -u -d '…' +%s`.
@Suite struct HTTPDateTests {
  @Test(arguments: [
    ("Thu, 27 Nov 2025 15:56:12 GMT", 1_764_258_972.0), ("Sat, 29 Feb 2020 00:00:00 GMT", 1_582_934_400),
    ("Thu, 31 Dec 2099 23:59:59 GMT", 4_102_444_799),
  ])
  func theDateOfAnAnswerIsRead(_ text: String, _ seconds: Double) {
    #expect(HTTPDate.read(text)?.timeIntervalSince1970 == seconds)
  }

  @Test(arguments: [
    "", "yesterday", "Thu, 27 Nov 2025 15:56:12", "Thu, 27 Nov 2025 15:56:12 UTC",
    "Thu, 27 Nov 2025 24:00:00 GMT",
    "Sun, 29 Feb 2026 00:00:00 GMT", "Thu, 27 Nop 2025 15:56:12 GMT", "Thu, 27 Nov 25 15:56:12 GMT",
    "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Thu, -7 Nov 2025 15:56:12 GMT",
    "Thu, 27 Nov 2025 15:56 GMT", "2025-11-27T15:56:12Z", "Thu, ２７ Nov 2025 15:56:12 GMT",
    "1764258972",
  ])
  func nonsenseIsNoDate(_ text: String) {
    #expect(HTTPDate.read(text) == nil)
  }
}
