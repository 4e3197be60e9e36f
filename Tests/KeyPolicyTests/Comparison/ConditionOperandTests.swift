import Testing

@testable import KeyPolicy

@Suite("Operands of conditions")
struct ConditionOperandTests {
  /// Recorded on AWS for IAM policies, but for the number of 1e0 and the dates, which AWS only compared.
  @Test(
    "are right as IAM stores or compares them",
    arguments: [
      ("NumericEquals", "01"), ("NumericLessThan", "1."), ("NumericEquals", "+1"), ("NumericEquals", "1e0"),
      ("DateEquals", "2030-01-01T00:00:00.0001Z"), ("DateLessThan", "1893456000"),
      ("IpAddress", "192.0.2.5/24"),
      ("IpAddress", "192.000.002.0/024"), ("NotIpAddress", "192.0.2.0/+24"), ("IpAddress", "2001:DB8::/064"),
      ("ForAnyValue:IpAddressIfExists", "2001:db8::1"), ("Bool", "yes"), ("Bool", "TRUE"), ("Null", "yes"),
      ("BinaryEquals", "YQ=="),
    ])
  func right(comparison: String, text: String) {
    #expect(ConditionOperand.wanted(by: comparison, insteadOf: text) == nil)
  }

  /// Recorded on AWS for IAM policies.
  @Test(
    "are wrong where IAM refuses to store them",
    arguments: [
      ("NumericEquals", "NaN", "a number"), ("NumericNotEquals", "no-number", "a number"),
      ("DateEquals", "not-a-date", "a date such as 2026-06-01T00:00:00Z"),
      ("IpAddress", "not-an-ip", "an IP address or network"),
      ("IpAddress", "2001:db8::1/64", "an IP address or network"),
      ("NotIpAddress", "::ffff:192.0.2.0/120", "an IP address or network"),
      ("IpAddress", "192.0.2.0/33", "an IP address or network"), ("BinaryEquals", "no-binary", "base64 text"),
      ("ArnLike", "not-an-arn", "an ARN"),
    ])
  func wrong(comparison: String, text: String, wanted: String) {
    #expect(ConditionOperand.wanted(by: comparison, insteadOf: text) == wanted)
  }
}
