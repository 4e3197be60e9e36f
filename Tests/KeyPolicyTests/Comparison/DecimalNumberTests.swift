import Testing

@testable import KeyPolicy

@Suite("Decimal numbers")
struct DecimalNumberTests {
  /// Recorded on AWS: the first five, and 9007199254740993.
  @Test(
    "are compared by value",
    arguments: [
      ("01", "1"), ("+1", "1"), ("1.0", "1"), ("1.", "1"), ("1e0", "1"), ("0", "-0.000"), ("0e5", "0"),
      ("1200", "1.2e3"), ("0.0012", "12E-4"), ("-10e-1", "-1"), (".5", "0.50"), ("1e+2", "100"),
      ("1e-000000000000", "1"),
    ])
  func equal(left: String, right: String) throws {
    let left = try #require(DecimalNumber(left))
    let right = try #require(DecimalNumber(right))
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(!(left < right) && !(right < left))
  }

  @Test(
    "are ordered without rounding and without expanding exponents",
    arguments: [
      ("9007199254740992", "9007199254740993"), ("0.1", "0.10000000000000000000000000000000001"),
      ("-2", "-1"), ("-1", "0"), ("-1", "1"), ("0", "1e-2147483648"), ("-1e-2147483648", "0"),
      ("1e2147483646", "1e2147483647"), ("-1e2147483647", "1e2147483647"), ("9e99", "1e100"), ("12", "120"),
      ("1.2", "1.21"), ("-1.21", "-1.2"), ("99", "100"),
    ])
  func ordered(lower: String, upper: String) throws {
    let lower = try #require(DecimalNumber(lower))
    let upper = try #require(DecimalNumber(upper))
    #expect(lower < upper)
    #expect(!(upper < lower))
    #expect(lower != upper)
  }

  @Test(
    "are nothing else",
    arguments: [
      "", "no-number", "NaN", "Infinity", "-Infinity", ".", "+", "-", "e1", "1e", "1e+", "1 ", " 1", "1,0",
      "1.0.0",
      "0x1", "--1", "1e2147483648", "1e-2147483649", "1e99999999999999999999999999", "1e1.5", "１", "1_000",
    ])
  func unreadable(text: String) {
    #expect(DecimalNumber(text) == nil)
  }
}
