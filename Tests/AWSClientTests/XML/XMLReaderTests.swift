import Testing

@testable import AWSClient

@Suite struct XMLReaderTests {
  static func read(_ text: String) throws(XMLReader.Problem) -> XMLElement {
    try XMLReader.read(Array(text.utf8))
  }

  @Test func anAnswerBecomesATree() throws {
    let root = try Self.read(
      """
      \u{FEFF}<?xml version="1.0" encoding="UTF-8"?>
      <!-- a > comment -->
      <ns:R xmlns:ns="https://x/" a='>"' >
        <L><member>one</member><member/><member ></member ><other>x</other></L>
        <T>a&lt;b&gt;&amp;&quot;&apos;&#233;&#x1F511;<!-- c -->d<![CDATA[<&>]]]><?pi ?></T>
      </ns:R>
      <?after?>
      """)
    #expect(root.name == "R")
    #expect(root.list("L").map(\.text) == ["one", "", ""])
    #expect(root.text("T") == "a<b>&\"'é🔑d<&>]")
    #expect(root["L"]?["other"]?.text == "x")
    #expect(root.text("Missing") == nil)
    #expect(root.first("other")?.text == "x")
    #expect(root.first("R") == nil)
  }

  @Test(arguments: [
    "", " ", "x", "<", "<a", "<a>", "<a></b>", "<a></a", "<a></a>x", "<a/><b/>", "<a b='></a>",
    "<a><b></a></b>",
    "<a>&nbsp;</a>", "<a>&</a>", "<a>&lt</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#+65;</a>",
    "<a>&#x;</a>",
    "<a>&#1234567890123;</a>", "<a>&#x110000;</a>", "<!DOCTYPE a><a/>", "<a><!ENTITY x 'y'></a>",
    "<a><!-- </a>",
    "<a><![CDATA[</a>", "<a><?pi</a>", "< a/>", "<a <b></b>", "</a>", "<a><></></a>", "{\"a\":1}",
    "<html><br></html>", "<a:></a:>", "<a><b:/></a>",
  ])
  func whatIsBrokenOrDangerousIsRefused(_ text: String) {
    #expect(throws: XMLReader.Problem.self) { try Self.read(text) }
  }

  @Test func everyPrefixOfAnAnswerIsRefusedWithoutHarm() {
    let whole = Array("<?xml?><a b=\"c\"><!--d--><e>&#65;<![CDATA[f]]></e></a>".utf8)
    for count in 0..<whole.count {
      #expect(throws: XMLReader.Problem.self) { try XMLReader.read(Array(whole[..<count])) }
    }
    #expect(throws: Never.self) { try XMLReader.read(whole) }
  }

  @Test func everyChangedByteIsReadOrRefusedWithoutHarm() {
    let whole = Array("<a b=\"c\"><e>&#65;x</e><f/></a>".utf8)
    for index in whole.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = whole
        changed[index] = byte
        _ = try? XMLReader.read(changed)
      }
    }
  }

  static func nested(_ depth: Int) -> String {
    String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
  }

  @Test func depthAndNumberAreBounded() throws {
    #expect(throws: Never.self) { try Self.read(Self.nested(XMLReader.deepest)) }
    #expect(throws: XMLReader.Problem.self) { try Self.read(Self.nested(XMLReader.deepest + 1)) }
    #expect(throws: XMLReader.Problem.self) { try Self.read(String(repeating: "<a>", count: 1_000_000)) }
    let many = String(repeating: "<b/>", count: XMLReader.mostElements - 1)
    #expect(try Self.read("<a>\(many)</a>").children.count == XMLReader.mostElements - 1)
    #expect(throws: XMLReader.Problem.self) { try Self.read("<a>\(many)<b/></a>") }
  }

  @Test func bytesThatAreNoTextBecomeReplacementCharacters() throws {
    #expect(try XMLReader.read(Array("<a>".utf8) + [0xFF] + Array("</a>".utf8)).text == "\u{FFFD}")
  }
}
