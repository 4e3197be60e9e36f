import Testing

@testable import AWSClient

/// RFC 8259, with the eyes of somebody who does not trust the sender.
@Suite struct JSONReaderTests {
  @Test(arguments: [
    (
      " {\"b\" : [ 1 , -0.5e+3 , true , false , null ] , \"a\" : { } } ",
      "{\"b\":[1,-0.5e+3,true,false,null],\"a\":{}}"
    ),
    ("\"\\u0041\\u00e9\\ud83d\\ude00\\/\\b\\f\"", "\"Aé😀/\\u0008\\u000c\""), ("\"\\ud83d\"", "\"\u{FFFD}\""),
    ("\"\\ud83d\\u0041\"", "\"\u{FFFD}A\""), ("\"\\udc00\"", "\"\u{FFFD}\""),
    ("{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":2}"),
    ("[]", "[]"), ("0", "0"), ("12345678901234567890.10", "12345678901234567890.10"),
    ("\"\u{7F}\u{2028}\"", "\"\u{7F}\u{2028}\""),
  ])
  func readsAndWritesCompactly(_ text: String, _ compact: String) throws {
    #expect(try JSONReader.read(Array(text.utf8)).text == compact)
  }

  @Test(arguments: [
    "", " ", "{", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "[1 2]", "tru", "nul", "01", "-",
    "1.", "1e", ".5",
    "+1", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\n\"", "1 1", "NaN", "'a'", "\u{FEFF}{}",
  ])
  func whatIsNoJSONIsRefused(_ text: String) {
    #expect(throws: JSONReader.Problem.self) { try JSONReader.read(Array(text.utf8)) }
  }

  @Test func deepNestingIsRefusedInsteadOfExhaustingTheStack() throws {
    let fine = String(repeating: "[", count: 127) + String(repeating: "]", count: 127)
    #expect(try JSONReader.read(Array(fine.utf8)).text == fine)
    #expect(throws: JSONReader.Problem.self) {
      try JSONReader.read(Array(repeating: UInt8(ascii: "["), count: 1_000_000))
    }
  }

  @Test func bytesThatAreNotUTF8DoNotStopTheReading() throws {
    let value = try JSONReader.read([0x22, 0x61, 0xFF, 0x62, 0x22])
    #expect(value.string == "a\u{FFFD}b")
  }

  @Test func valuesAreReadByTheirType() throws {
    let value = try JSONReader.read(
      Array("{\"n\":7.0,\"f\":7.5,\"h\":1e999,\"s\":\"7\",\"z\":null,\"t\":true}".utf8))
    #expect(value["n"]?.int == 7)
    #expect(value["f"]?.int == nil)
    #expect(value["f"]?.double == 7.5)
    #expect(value["h"]?.double == nil)
    #expect(value["s"]?.int == nil)
    #expect(value["z"] == nil)
    #expect(value["t"]?.bool == true)
    #expect(value["missing"] == nil)
  }
}
