import Testing

@testable import KeyPolicy

@Suite("ARN patterns")
struct ARNPatternTests {
  private static let user = "arn:aws:iam::111122223333:user/Alice"
  private static let function = "arn:aws:lambda:us-east-1:111122223333:function:a:b"

  @Test(
    "match field by field",
    arguments: [
      ("arn:aws:iam::*:user/*", user, true),
      ("arn:aws:iam::*:user/*", "arn:aws:iam::111122223333:role/x", false),
      (user, user, true), ("arn:*:*:*:*:*", user, true), ("arn:aws*:iam::1111????3333:*", user, true),
      // A wildcard does not cross a colon before the last field.
      ("arn:aws:*:user/Alice:*:*", user, false), ("arn:*:111122223333:*:*:user/Alice", user, false),
      ("arn:aws:iam:*:*:alice", user, false), ("arn:aws:iam:?:*:*", user, false),
      ("arn:aws:iam:*:*:*", user, true),
      ("arn:aws:lambda:*:*:function:*:b", function, true), ("arn:aws:lambda:*:*:*", function, true),
      ("arn:aws:lambda:*:*:function:?", function, false), ("arn:aws:lambda:*:*:function:a?b", function, true),
      ("arn:aws:iam::*:user/", user, false), ("arn:aws:iam::111122223333:user/É*", user + "É", false),
      ("arn:aws:iam::*:user/*É", user + "É", true), ("arn:aws:*:*:*:*?", user + "𐐀", true),
    ])
  func matches(pattern: String, value: String, expected: Bool) throws {
    #expect(try #require(ARNPattern(pattern)).matches(value) == expected)
  }

  @Test(
    "do not compare with a value that is no ARN",
    arguments: [
      "", "not-an-arn", "arn", "arn:aws:iam::111122223333", "ARN:aws:iam::111122223333:user/x", "*",
      "é:a:b:c:d:e",
      "xarn:aws:iam::111122223333:user/x",
    ])
  func values(value: String) throws {
    #expect(try #require(ARNPattern("arn:*:*:*:*:*")).matches(value) == nil)
  }

  @Test(
    "are ARNs themselves",
    arguments: [
      "", "*", "not-an-arn", "arn:*", "arn:aws:iam::user", "a*:aws:iam::1:x", "*:*:*:*:*:*", "ARN:a:b:c:d:e",
    ])
  func patterns(text: String) {
    #expect(ARNPattern(text) == nil)
  }

  @Test("are cut into fields after their variables have values")
  func fragments() throws {
    let account = Fragment(text: "iam::111122223333", isSubstituted: true)
    let pattern = try #require(
      ARNPattern([
        Fragment(text: "arn:aws:"), account, Fragment(text: ":user/"), Fragment(text: "*", isLiteral: true),
      ]))
    #expect(pattern.matches("arn:aws:iam::111122223333:user/*") == true)
    #expect(pattern.matches(Self.user) == false)
    #expect(ARNPattern([Fragment(text: "Alice", isSubstituted: true)]) == nil)
  }
}
