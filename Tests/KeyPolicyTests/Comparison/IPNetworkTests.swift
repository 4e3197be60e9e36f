import Testing

@testable import KeyPolicy

@Suite("IP networks of policies")
struct IPNetworkTests {
  /// Recorded on AWS.
  @Test(
    "contain addresses of their family",
    arguments: [
      ("192.0.2.0/24", "192.0.2.255", true), ("192.0.2.0/24", "192.0.3.1", false),
      ("192.0.2.5/24", "192.0.2.1", true),
      ("192.0.2.0/31", "192.0.2.1", true), ("192.0.2.0/31", "192.0.2.2", false),
      ("192.0.2.1", "192.0.2.1", true),
      ("192.0.2.1", "192.0.2.2", false), ("192.0.2.0/0", "203.0.113.1", true),
      ("192.0.2.0/0", "2001:db8::1", false),
      ("192.000.002.0/24", "192.0.2.1", true), ("192.000.002.1", "192.0.2.1", true),
      ("192.0.2.0/024", "192.0.2.1", true),
      ("192.0.2.0/+24", "192.0.2.1", true), ("192.0.2.0/24", "::ffff:192.0.2.1", true),
      ("::ffff:c000:200/120", "::ffff:c000:201", false), ("::/0", "::ffff:192.0.2.1", false),
      ("::/0", "192.0.2.1", false), ("::/0", "2001:db8::1", true), ("2001:db8::1", "2001:db8::1", true),
      ("2001:db8::1", "2001:db8::2", false), ("2001:db8::1/128", "2001:db8::2", false),
      ("2001:db8::/64", "2001:db8:0:0:ffff:ffff:ffff:ffff", true), ("2001:db8::/64", "2001:db8:0:1::", false),
      ("2001:DB8::/064", "2001:0db8:0000:0000:0000:0000:0000:0001", true),
      ("2001:db8::4/127", "2001:db8::5", true),
      ("2001:db8::4/127", "2001:db8::6", false), ("2001:db8::1/128", "2001:db8:::1", true),
      ("2001:db8::1/128", ":2001:db8::1", false), ("::/0", ":::", true), ("192.0.2.1/32", "192.0.2.1", true),
    ])
  func contains(network: String, address: String, expected: Bool) throws {
    #expect(try #require(IPNetwork(network)).contains(#require(IPAddress(address))) == expected)
  }

  /// Recorded on AWS: an IPv6 network with bits beyond its prefix, an IPv4 tail, a prefix that is too long.
  @Test(
    "are nothing else",
    arguments: [
      "2001:db8::1/64", "2001:db8::5/127", "::1/0", "::ffff:192.0.2.0/120", "::ffff:192.0.2.1",
      "2001:db8::192.0.2.1",
      "192.0.2.0/33", "2001:db8::/129", "not-an-ip", "", "/", "/24", "192.0.2.0/", "192.0.2.0/+",
      "192.0.2.0/-1",
      "192.0.2.0/24/24", "192.0.2.0/2 4", "192.0.2/24", "192.0.2.0/99999999999999999999999", " 192.0.2.0/24",
      "*",
    ])
  func unreadable(text: String) {
    #expect(IPNetwork(text) == nil)
  }

  @Test("are equal if they contain the same addresses")
  func equal() throws {
    #expect(try #require(IPNetwork("192.0.2.5/24")) == #require(IPNetwork("192.0.2.0/+24")))
    #expect(try #require(IPNetwork("192.0.2.0/24")) != #require(IPNetwork("192.0.2.0/25")))
    #expect(try #require(IPNetwork("0.0.0.0/0")) != #require(IPNetwork("::/0")))
  }

  @Test(
    "are ambiguous where octal and decimal differ",
    arguments: [
      ("192.0.010.1", true), ("192.0.08.1", true), ("192.000.002.1", false), ("192.0.2.0/024", true),
      ("192.0.2.0/+024", true), ("192.0.2.0/07", false), ("192.0.2.0/24", false), ("2001:db8::/064", true),
      ("2001:db8::/64", false), ("0010:db8::0010", false), ("::ffff:192.0.2.010", true),
      ("192.0.2.0001", true),
      ("192.0.2.0/0000", true), ("0.0.0.0/0", false), ("", false), ("/", false), ("010", false), (":", false),
      ("192.0.100.1", false),
    ])
  func ambiguous(text: String, expected: Bool) {
    #expect(IPNetwork.isAmbiguous(text) == expected)
  }
}
