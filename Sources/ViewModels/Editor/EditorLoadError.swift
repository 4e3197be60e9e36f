/// Bytes that are not text: the editor takes UTF-8 only, so that it gives back exactly what it was given.
package struct EditorLoadError: Error, Sendable, Equatable {
  /// Offset of the first byte that does not belong.
  package var byteOffset: Int
  /// The line it is on, counted from 1.
  package var line: Int
  /// The byte itself.
  package var byte: UInt8

  package init(byteOffset: Int, line: Int, byte: UInt8) {
    self.byteOffset = byteOffset
    self.line = line
    self.byte = byte
  }

  /// What happened and where, one full sentence.
  package var message: String {
    let digits = String(byte, radix: 16, uppercase: true)
    let hex = digits.count == 1 ? "0" + digits : digits
    return
      "This is not UTF-8 text: byte 0x\(hex) at offset \(byteOffset), on line \(line), does not belong there."
  }

  /// What the person can do next.
  package var hint: String { "Convert it to UTF-8 first, for example with iconv -t UTF-8." }
}
