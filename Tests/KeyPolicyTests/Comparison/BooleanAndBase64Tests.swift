import Testing

@testable import KeyPolicy

@Suite("Booleans and base64 in policies")
struct BooleanAndBase64Tests {
  /// Recorded on AWS, but for the last four, whose letters are others.
  @Test(
    "true in any case is true, and all else is false",
    arguments: [
      ("true", true), ("True", true), ("TRUE", true), ("tRuE", true), ("false", false), ("", false),
      ("1", false),
      ("yes", false), (" true ", false), ("true\u{0}", false), ("truE\u{301}", false), ("ｔｒｕｅ", false),
      ("trUe!", false), ("4rue", false),
    ])
  func boolean(text: String, expected: Bool) {
    #expect(BooleanText.isTrue(text) == expected)
  }

  /// Recorded on AWS for the letter a; the other codes are those of RFC 4648, section 10.
  @Test(
    "base64 has its padding and no stray bits",
    arguments: [
      ("YQ==", true), ("YQ", false), ("YR==", false), (" YQ== ", false), ("no-binary", false), ("", true),
      ("Zg==", true), ("Zm8=", true), ("Zm9v", true), ("Zm9vYg==", true), ("Zm9vYmE=", true),
      ("Zm9vYmFy", true),
      ("Zm9=", false), ("Zm8", false), ("Z===", false), ("====", false), ("Zm=v", false), ("Zg==Zg==", false),
      ("+/+/", true), ("-_-_", false), ("Zm9\n", false), ("YQ=\n", false),
    ])
  func base64(text: String, expected: Bool) {
    #expect(Base64Text.isCanonical(text) == expected)
  }
}
