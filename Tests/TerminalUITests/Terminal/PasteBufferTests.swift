import Testing

@testable import TerminalUI

/// A paste is one piece of data, however it arrives.
struct PasteBufferTests {
  @Test("The end mark is found wherever the reads fall", arguments: 1...12)
  func chunks(_ size: Int) {
    let bytes = Array("q\u{1B}[A\u{1B}\u{1B}[201 é\u{1B}[201~jj".utf8)
    var buffer = PasteBuffer()
    var index = 0
    var used: Int?
    while used == nil, index < bytes.count {
      let end = min(index + size, bytes.count)
      used = buffer.take(bytes[index..<end]).map { index + $0 }
      index = end
    }
    #expect(used == bytes.count - 2)
    #expect(buffer.text() == PastedText("q\u{1B}[A\u{1B}\u{1B}[201 é"))
  }

  @Test(
    "Line ends become LF",
    arguments: [("a\rb", "a\nb"), ("a\r\nb", "a\nb"), ("a\n\rb", "a\n\nb"), ("a\r\r\n", "a\n\n")])
  func lineEnds(_ pasted: String, _ text: String) {
    var buffer = PasteBuffer()
    _ = buffer.take(Array(pasted.utf8))
    #expect(buffer.text().text == text)
  }

  @Test("Beyond the capacity bytes are dropped, said so, and the end is still found")
  func capacity() {
    var buffer = PasteBuffer()
    let chunk = [UInt8](repeating: 0x78, count: PasteBuffer.capacity)
    #expect(buffer.take(chunk) == nil)
    #expect(buffer.text().wasCut == false)
    #expect(buffer.take(Array("yy\u{1B}[201~".utf8)) == 8)
    #expect(buffer.text().wasCut)
    #expect(buffer.text().text.utf8.count == PasteBuffer.capacity)
  }

  @Test("Bytes that are not UTF-8 are repaired")
  func invalid() {
    var buffer = PasteBuffer()
    _ = buffer.take([0x61, 0xFF, 0x62])
    #expect(buffer.text().text == "a\u{FFFD}b")
  }
}
