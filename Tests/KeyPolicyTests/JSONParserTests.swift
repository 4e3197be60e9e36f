import KeyPolicy
import Testing

@Suite("JSON parser")
struct JSONParserTests {
  @Test("remembers where every value was written")
  func positions() throws {
    let text = #"{ "a" : [1, "x\n", true], "b": null }"#
    let parse = JSONParser.parse(Array(text.utf8))
    #expect(parse.findings.isEmpty)
    guard case .object(let members)? = parse.root?.value else {
      Issue.record("no object")
      return
    }
    #expect(parse.root?.range == ByteRange(0, text.utf8.count))
    #expect(members.map(\.name) == ["a", "b"])
    #expect(members[0].key.range == ByteRange(2, 5))
    #expect(members[0].value.range == ByteRange(8, 24))
    guard case .array(let elements) = members[0].value.value else {
      Issue.record("no array")
      return
    }
    #expect(elements.map(\.range) == [ByteRange(9, 10), ByteRange(12, 17), ByteRange(19, 23)])
    #expect(elements.map(\.value) == [.number("1"), .string("x\n"), .boolean(true)])
    #expect(members[1].value == JSONNode(.null, range: ByteRange(31, 35)))
  }

  @Test(
    "decodes strings",
    arguments: [
      (#""""#, ""), (#""abc""#, "abc"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
      (#""\u00e9\u00E9é""#, "ééé"),
      (#""\ud83d\udd11""#, "🔑"), (#""🔑\n""#, "🔑\n"), (#""a\u0000b""#, "a\0b"),
    ])
  func strings(text: String, value: String) {
    let parse = JSONParser.parse(Array(text.utf8))
    #expect(parse.findings.isEmpty)
    #expect(parse.root?.string == value)
  }

  @Test(
    "takes every number RFC 8259 allows", arguments: ["0", "-0", "10", "1.5", "-1.25e+10", "0E0", "1e-9"])
  func numbers(text: String) {
    let parse = JSONParser.parse(Array(text.utf8))
    #expect(parse.findings.isEmpty)
    #expect(parse.root?.value == .number(text))
  }

  @Test(
    "reports the first mistake exactly where it is and says what to do",
    arguments: [
      ("«{»\"a\": 1", "json.unclosed", "never closed"),
      (#"{"a": 1«,»}"#, "json.trailing-comma", "remove"),
      (#"{"a": [1«,» ]}"#, "json.trailing-comma", "before ]"),
      (#"{"a": 1 «"»b": 2}"#, "json.missing-comma", "comma is missing"),
      ("[1 «2»]", "json.missing-comma", "comma is missing"),
      (#"[1,«,»2]"#, "json.extra-comma", "remove"),
      (#"{"a" «1»}"#, "json.missing-colon", "colon is missing"),
      (#"{"a" «=» 1}"#, "json.missing-colon", "equals sign"),
      (#"{«"a"»}"#, "json.missing-value", "has no value"),
      (#"{«"a"»: , "b": 1}"#, "json.missing-value", "has no value"),
      ("{«a»: 1}", "json.unquoted-name", "double quotes"),
      ("{«1»: 2}", "json.missing-name", "name"),
      (#"{"a": «Allow»}"#, "json.unquoted-text", "double quotes"),
      (#"{"a": «True»}"#, "json.keyword-case", "lower case"),
      ("[«'x'»]", "json.single-quote", "double quotes"),
      ("[«“»x”]", "json.curly-quote", "typographic"),
      ("[1, «// no»\n2]", "json.comment", "no comments"),
      ("[1, «/* no\n */» 2]", "json.comment", "no comments"),
      ("[«\"abc»\n]", "json.unterminated-string", "closing double quote"),
      ("[\"a«\t»b\"]", "json.control-character", #"\t"#),
      ("[\"a«\u{1}»b\"]", "json.control-character", #"\u0001"#),
      (#"["«\x»"]"#, "json.bad-escape", "not an escape"),
      (#"["«\u12»"]"#, "json.bad-escape", "four hexadecimal"),
      (#"["«\ud83d»x"]"#, "json.lone-surrogate", "surrogate"),
      (#"["«\udd11»"]"#, "json.lone-surrogate", "surrogate"),
      ("[«01»]", "json.bad-number", "leading zeros"),
      ("[«+1»]", "json.bad-number", "plus sign"),
      ("[«.5»]", "json.bad-number", "write 0"),
      ("[«1.»]", "json.bad-number", "not a JSON number"),
      ("[«1e»]", "json.bad-number", "not a JSON number"),
      ("[1«}»", "json.mismatched-bracket", "still open"),
      (#"{"a": [1«}»"#, "json.mismatched-bracket", "line 1"),
      ("{} «x»", "json.text-after-end", "remove"),
      ("{}«}»", "json.text-after-end", "no opening one"),
      ("[«\u{A0}»1]", "json.unexpected-character", "U+00A0"),
      ("[«é»]", "json.unexpected-character", "\"é\" (U+00E9)"),
      ("«»", "json.empty", "empty"),
    ])
  func mistakes(marked: String, code: String, words: String) throws {
    let marked = MarkedText(marked)
    let first = try #require(JSONParser.parse(marked.bytes).findings.first)
    #expect(first.code == code)
    #expect(first.range == marked.range)
    #expect(first.sentence.contains(words))
    #expect(first.severity == .error)
  }

  @Test("names the line of the first member when one comes twice, and is certain that AWS refuses it")
  func duplicates() throws {
    let marked = MarkedText("{\n  \"Effect\": \"Allow\",\n  «\"Effect\"»: \"Deny\"\n}")
    let findings = JSONParser.parse(marked.bytes).findings
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.code == "json.duplicate-member")
    #expect(finding.range == marked.range)
    #expect(finding.sentence.contains("on line 2"))
    #expect(finding.bearing == .refuses)
  }

  @Test("an escaped name is the same name")
  func escapedDuplicate() {
    let findings = JSONParser.parse(Array(#"{"a": 1, "\u0061": 2}"#.utf8)).findings
    #expect(findings.map(\.code) == ["json.duplicate-member"])
  }

  @Test("the same name in another object is no duplicate")
  func separateObjects() {
    #expect(JSONParser.parse(Array(#"[{"a": 1}, {"a": {"a": 2}}]"#.utf8)).findings.isEmpty)
  }

  @Test(
    "reports bytes that are not UTF-8 with their value",
    arguments: [
      ([0xFF], "0xFF"), ([0xC0, 0xAF], "0xC0"), ([0xED, 0xA0, 0x80], "0xED"), ([0xE2, 0x82], "0xE2"),
      ([0xF4, 0x90, 0x80, 0x80], "0xF4"),
    ] as [([UInt8], String)])
  func invalidUTF8(bytes: [UInt8], name: String) throws {
    let text = Array("[\"a".utf8) + bytes + Array("b\"]".utf8)
    let parse = JSONParser.parse(text)
    let finding = try #require(parse.findings.first)
    #expect(parse.findings.count == 1)
    #expect(finding.code == "json.invalid-utf8")
    #expect(finding.range == ByteRange(3, 3 + bytes.count))
    #expect(finding.sentence.contains(name))
  }

  @Test("a byte order mark is reported, and the rest is read")
  func byteOrderMark() {
    let parse = JSONParser.parse([0xEF, 0xBB, 0xBF] + Array("{}".utf8))
    #expect(parse.findings.map(\.code) == ["json.byte-order-mark"])
    #expect(parse.root?.value == .object([]))
  }

  @Test("goes on after a mistake and finds the next one")
  func recovers() {
    let text = "{\n\"a\": tru,\n\"b\": [1 2],\n\"c\": 'x',\n}"
    let codes = JSONParser.parse(Array(text.utf8)).findings.map(\.code)
    #expect(
      codes == ["json.unquoted-text", "json.missing-comma", "json.single-quote", "json.trailing-comma"])
  }

  @Test("a string that never ends does not also cost a comma")
  func brokenStringIsOneMistake() {
    let text = "{\n\"a\": \"x,\n\"b\": 1\n}"
    let parse = JSONParser.parse(Array(text.utf8))
    #expect(parse.findings.map(\.code) == ["json.unterminated-string"])
    guard case .object(let members)? = parse.root?.value else {
      Issue.record("no object")
      return
    }
    #expect(members.map(\.name) == ["a", "b"])
  }

  @Test("nesting up to the limit is read, one level more is reported, and any depth ends well")
  func depth() {
    func nested(_ levels: Int) -> [UInt8] {
      Array((String(repeating: "[", count: levels) + String(repeating: "]", count: levels)).utf8)
    }
    #expect(JSONParser.parse(nested(JSONParser.deepest)).findings.isEmpty)
    #expect(JSONParser.parse(nested(JSONParser.deepest + 1)).findings.map(\.code) == ["json.too-deep"])
    #expect(JSONParser.parse(nested(100_000)).findings.map(\.code) == ["json.too-deep"])
  }

  @Test("thousands of mistakes give a bounded list that still holds one of every bearing")
  func manyMistakes() {
    let text = "{" + String(repeating: "\"a\":1,", count: 5_000) + "\"b\":tru}"
    let findings = JSONParser.parse(Array(text.utf8)).findings
    #expect(findings.count <= JSONParser.mostFindings + 1)
    #expect(findings.contains { $0.bearing == .refuses })
  }
}
