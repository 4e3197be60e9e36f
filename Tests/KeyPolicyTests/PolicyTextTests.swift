import KeyPolicy
import Testing

@Suite("Printing policies")
struct PolicyTextTests {
  /// What a value says, without where it stands.
  private static func meaning(_ node: JSONNode) -> String {
    switch node.value {
    case .object(let members):
      "{" + members.map { "\(Array($0.name.utf8)):\(meaning($0.value))" }.joined(separator: ",") + "}"
    case .array(let elements): "[" + elements.map(meaning).joined(separator: ",") + "]"
    case .string(let text): "s\(Array(text.utf8))"
    case .number(let text): "n\(text)"
    case .boolean(let value): "b\(value)"
    case .null: "null"
    }
  }

  @Test(
    "every policy says the same minified and indented, and printing again changes nothing",
    arguments: PolicyCase.all)
  func sameMeaning(one: PolicyCase) throws {
    let text = one.row.policy
    let root = try #require(JSONParser.parse(text).root)
    let minified = try #require(PolicyText.minified(text))
    let indented = try #require(PolicyText.indented(text))
    for printed in [minified, indented] {
      #expect(Self.meaning(try #require(JSONParser.parse(printed).root)) == Self.meaning(root))
    }
    #expect(PolicyText.minified(indented) == minified)
    #expect(PolicyText.indented(minified) == indented)
    #expect(minified.count <= text.count)
  }

  @Test("is laid out as in AWS's documentation")
  func layout() throws {
    let text =
      #"{"Version":"2012-10-17","Statement":[{"Action":["kms:*"],"Resource":["*","x"],"n":[],"o":{}}]}"#
    let expected = """
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Action": ["kms:*"],
            "Resource": [
              "*",
              "x"
            ],
            "n": [],
            "o": {}
          }
        ]
      }
      """
    #expect(PolicyText.indented(Array(text.utf8)) == Array(expected.utf8))
    #expect(PolicyText.minified(Array(expected.utf8)) == Array(text.utf8))
  }

  @Test("keeps numbers, escapes and letters as they are")
  func values() {
    let text = #"{"a":1.50e+2,"b":"\"\\\n\u0001 é","c":null,"d":true}"#
    #expect(PolicyText.minified(Array(text.utf8)) == Array(text.utf8))
  }

  @Test("a text that is no JSON is not printed", arguments: ["", "{", #"{"a":1,}"#, "x"])
  func notJSON(text: String) {
    #expect(PolicyText.minified(Array(text.utf8)) == nil)
    #expect(PolicyText.indented(Array(text.utf8)) == nil)
  }

  /// AWS certainly refuses the characters, and does not say whether it refuses their escapes.
  @Test("what a policy can only hold as an escape stays one")
  func escapes() throws {
    let text = Array(#"{"Sid":"\u2019\uD83D\uDE00","é":"\u00e9"}"#.utf8)
    let printed = try #require(PolicyText.minified(text))
    #expect(String(decoding: printed, as: UTF8.self) == #"{"Sid":"\u2019\uD83D\uDE00","é":"é"}"#)
  }
}
