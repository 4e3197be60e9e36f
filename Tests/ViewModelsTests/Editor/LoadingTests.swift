import Testing

@testable import ViewModels

@Suite("Loading bytes")
struct LoadingTests {
  @Test(
    "UTF-8 comes back byte for byte",
    arguments: ["", "{}\r\n", "\u{FEFF}{}", "e\u{301}\u{E9}", "\u{0}\u{1B}[2J", "中\u{10FFFF}"])
  func exact(text: String) throws {
    let editor = try TextEditor.load(bytes: Array(text.utf8))
    #expect(Array(editor.text.utf8) == Array(text.utf8))
    #expect(editor.utf8Count == text.utf8.count)
    #expect(!editor.isDirty && !editor.canUndo)
  }

  @Test(
    "What is not UTF-8 is refused at its first byte (RFC 3629, sections 3 and 4)",
    arguments: [
      ([0xFF], 0, 1, 0xFF), ([0x61, 0x0A, 0x62, 0xC3], 3, 2, 0xC3), ([0x0A, 0x0A, 0x80], 2, 3, 0x80),
      // An overlong slash, a surrogate, and a scalar beyond U+10FFFF.
      ([0x61, 0xC0, 0xAF], 1, 1, 0xC0), ([0xED, 0xA0, 0x80], 0, 1, 0xED),
      ([0xF4, 0x90, 0x80, 0x80], 0, 1, 0xF4),
    ] as [([UInt8], Int, Int, UInt8)])
  func refused(bytes: [UInt8], offset: Int, line: Int, byte: UInt8) {
    let error = #expect(throws: EditorLoadError.self) { try TextEditor.load(bytes: bytes) }
    #expect(error == EditorLoadError(byteOffset: offset, line: line, byte: byte))
  }

  @Test("The sentence names the byte, its offset and its line")
  func sentence() {
    let error = EditorLoadError(byteOffset: 41, line: 3, byte: 0x0C)
    #expect(
      error.message == "This is not UTF-8 text: byte 0x0C at offset 41, on line 3, does not belong there.")
  }
}
