import KeyPolicy
import Testing

/// Texts that look like a policy they are not.
@Suite("Attacks by text")
struct AttackByTextTests {
  private typealias P = Policies

  private static let good = P.policy(P.statement("Allow", P.alice))

  private static func swap(_ old: String, _ new: String) -> String {
    good.replacing("\"\(old)\"", with: new)
  }

  /// AWS KMS Developer Guide, "Key policy format": printable ASCII, printable Latin-1, tab, line feed, carriage return.
  private static let characters = [
    Attack(
      "an escaped Latin letter is the letter", .accepted, good.replacing("arn:aws", with: #"arn:\u0061ws"#)),
    Attack(
      "an escaped member name is the name", .accepted, good.replacing("\"AWS\"", with: #""\u0041W\u0053""#)),
    Attack("an escaped slash is a slash", .accepted, good.replacing("user/Alice", with: #"user\/Alice"#)),
    Attack("a Cyrillic a", .refused, good.replacing("Alice", with: "\u{410}lice")),
    Attack("a Cyrillic a, escaped", .refused, good.replacing("Alice", with: #"\u0410lice"#)),
    Attack("a zero-width space", .refused, good.replacing("Alice", with: "Ali\u{200B}ce")),
    Attack("full-width digits", .refused, good.replacing("111122223333", with: "１１１１22223333")),
    Attack("superscript digits of Latin-1", .refused, good.replacing("111122223333", with: "¹¹¹¹22223333")),
    Attack("a Kelvin sign in an action", .cannotBeDecided, swap("kms:*", #""\u212Ams:*""#)),
    Attack(
      "a control character of Latin-1 in a Sid", .cannotBeDecided,
      P.policy(P.statement("Allow", P.alice, more: ", \"Sid\": \"a\u{85}b\""))),
    Attack(
      "the same, escaped", .cannotBeDecided,
      P.policy(P.statement("Allow", P.alice, more: #", "Sid": "a\u009Fb""#))),
    Attack(
      "a delete character in a Sid", .cannotBeDecided,
      P.policy(P.statement("Allow", P.alice, more: ", \"Sid\": \"a\u{7F}b\""))),
    Attack(
      "printable Latin-1 in a Sid", .accepted,
      P.policy(P.statement("Allow", P.alice, more: ", \"Sid\": \"\u{A1}\u{FF}\""))),
    Attack("CR LF line ends", .accepted, good.replacing(", ", with: ",\r\n")),
    Attack("a line feed inside a string", .refused, good.replacing("kms:*", with: "kms:\n*")),
    Attack("a no-break space after an ARN", .refused, good.replacing("Alice", with: "Alice\u{A0}")),
  ]

  /// RFC 8259; AWS takes JSON with each member once, and says nothing of null.
  private static let json = [
    Attack("a byte order mark", .refused, "\u{FEFF}" + good),
    Attack("text after the end", .refused, good + " x"),
    Attack("two documents", .refused, good + good),
    Attack("a comment", .refused, good.replacing("[", with: "[ // all")),
    Attack(
      "a second Principal spelled with an escape", .refused,
      good.replacing("\"Action\"", with: #""Princip\u0061l": "*", "Action""#)),
    Attack("a member name in another case", .cannotBeDecided, swap("Principal", "\"principal\"")),
    Attack("the kind of principal in another case", .cannotBeDecided, swap("AWS", "\"Aws\"")),
    Attack(
      "a member name with a blank", .cannotBeDecided,
      P.policy(
        P.statement("Allow", P.alice),
        P.statement("Deny", "*", more: #", "Condition ": {"Bool": {"aws:ViaAWSService": "true"}}"#))),
    Attack(
      "a member name with a blank, refused only if it is ignored", .cannotBeDecided,
      P.policy(
        P.statement("Allow", P.alice), P.statement("Deny", "*", more: #", " condition": {}"#))),
    Attack("a null statement beside a good one", .cannotBeDecided, good.replacing("[", with: "[null, ")),
    Attack(
      "a null condition", .cannotBeDecided,
      P.policy(P.statement("Allow", P.alice, more: #", "Condition": null"#))),
    Attack("a null Effect", .cannotBeDecided, swap("Allow", "null")),
    Attack("a null principal", .cannotBeDecided, swap(P.alice, "null")),
    Attack("a number as account", .cannotBeDecided, swap(P.alice, "111122223333")),
    Attack("a statement as an object", .accepted, good.replacing("[", with: "").replacing("]", with: "")),
    Attack(
      "nested lists of statements", .refused, good.replacing("[", with: "[[").replacing("]", with: "]]")),
    Attack("nested lists of principals", .refused, swap(P.alice, "[[\"\(P.alice)\"]]")),
    Attack(
      "very deep nesting", .cannotBeDecided,
      good.replacing(
        "\"Version\"",
        with:
          "\"Id\": \(String(repeating: "[", count: 9_000))\(String(repeating: "]", count: 9_000)), \"Version\""
      )),
    Attack("an empty text", .refused, ""),
    Attack("nothing but a list", .refused, "[]"),
  ]

  /// IAM User Guide, "Version" and "Effect"; AWS nowhere says that it trims blanks, nor that it does not.
  private static let elements = [
    Attack("no Version", .accepted, good.replacing(#""Version": "2012-10-17", "#, with: "")),
    Attack("the old Version", .accepted, good.replacing("2012", with: "2008")),
    Attack("a Version there never was", .refused, good.replacing("2012", with: "2020")),
    Attack("a Version with a blank", .cannotBeDecided, good.replacing("10-17", with: "10-17 ")),
    Attack("a Version in lower case", .cannotBeDecided, swap("Version", "\"version\"")),
    Attack("an Effect in lower case", .refused, swap("Allow", "\"allow\"")),
    Attack("an Effect with a blank", .cannotBeDecided, swap("Allow", "\"Allow \"")),
    Attack("an empty Effect", .refused, swap("Allow", "\"\"")),
    Attack(
      "an unknown member of the policy", .cannotBeDecided, swap("Version", "\"Comment\": \"\", \"Version\"")),
    Attack("no statement at all", .refused, #"{"Version": "2012-10-17", "Statement": []}"#),
    Attack("an empty statement", .refused, #"{"Version": "2012-10-17", "Statement": {}}"#),
  ]

  @Test("answers no more than AWS documents", arguments: characters + json + elements)
  func attacks(attack: Attack) { attack.expectAnswer() }

  @Test(
    "32 768 bytes may be accepted, 32 769 never",
    arguments: [(32_768, LockoutVerdict.accepted), (32_769, .refused)])
  func size(bytes: Int, expected: LockoutVerdict) {
    let padding = String(repeating: " ", count: bytes - Self.good.utf8.count)
    Attack("\(bytes) bytes", expected, Self.good + padding).expectAnswer()
  }

  @Test("bytes that are not UTF-8 are refused")
  func notUTF8() {
    let text = Array(Self.good.utf8).map { $0 == UInt8(ascii: "l") ? 0xE9 : $0 }
    let answer = LockoutCheck.answer(
      policy: text, caller: Caller(arn: P.alice), keyARN: P.keyARN, identityPolicies: .allowsEverything)
    #expect(answer.verdict == .refused)
  }
}
