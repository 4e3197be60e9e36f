import Testing

@testable import KeyPolicy

@Suite("IP addresses of requests")
struct IPAddressTests {
  @Test(
    "have several spellings",
    arguments: [
      ("192.000.002.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("::FFFF:c000:201", "192.0.2.1"),
      ("0:0:0:0:0:ffff:c000:201", "192.0.2.1"), ("0:0:0:0:0:FFFF:192.0.2.1", "192.0.2.1"),
      ("2001:DB8::1", "2001:0db8:0000:0000:0000:0000:0000:0001"), ("2001:db8::1:", "2001:db8::1"),
      ("2001:db8:::1", "2001:db8::1"), (":2001:db8::1", "0:2001:db8::1"), (":::", "::"),
      ("::", "0:0:0:0:0:0:0:0"),
      ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
    ])
  func spellings(left: String, right: String) throws {
    #expect(try #require(IPAddress(left)) == #require(IPAddress(right)))
  }

  @Test(
    "are different if their bits are, or their families",
    arguments: [
      ("192.0.2.1", "192.0.2.2"), ("192.0.2.1", "::c000:201"), ("2001:db8::1", ":2001:db8::1"),
      ("0.0.0.0", "::"),
    ])
  func different(left: String, right: String) throws {
    #expect(try #require(IPAddress(left)) != #require(IPAddress(right)))
  }

  /// The first three rows were recorded on AWS, the fourth on its policy simulator.
  @Test(
    "are nothing else",
    arguments: [
      "", "not-an-ip", "192.0.2.1/32", "192.0.513", "3221225985", "2001:db8::192.0.2.1", "::192.0.2.1",
      "::ffff:::192.0.2.1", "::ffff::192.0.2.1", "2001:db8::::1", "2001::db8::1", "2001::db8:::1",
      "fe80::1%eth0", "[::1]", " 192.0.2.1", "::1 ", ":", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
      "1::2:3:4:5:6:7:8",
      "12345::", "g::", "192.0.2.256", "192.0.2.", "192.0.2.1.1", "192.0.2.0001", "192.0.2.-1",
      "::ffff:192.0.2",
      "::ffff:192.0.2.1:", "1:2:3:4:5:6:7:8:9:10:11:12:13:14:15:16:17:18:19:20:21:22:23:24:25:26:27",
      "192．0.2.1",
    ])
  func unreadable(text: String) {
    #expect(IPAddress(text) == nil)
  }
}
