/// Collects the bytes of a bracketed paste up to its end mark `ESC [ 201 ~`.
struct PasteBuffer {
  /// Bytes kept at most; what comes after them is read and dropped.
  static let capacity = 1 << 20
  private static let endMark: [UInt8] = Array("\u{1B}[201~".utf8)

  private var kept: [UInt8] = []
  private var matched = 0
  private var wasCut = false

  /// Takes bytes; returns how many belonged to the paste when its end was among them.
  mutating func take(_ bytes: some Collection<UInt8>) -> Int? {
    var count = 0
    for byte in bytes {
      count += 1
      if byte == Self.endMark[matched] {
        matched += 1
        if matched == Self.endMark.count { return count }
        continue
      }
      // The mark starts with the only ESC in it, so a broken match can only begin anew at this byte.
      for held in Self.endMark[..<matched] { keep(held) }
      matched = byte == Self.endMark[0] ? 1 : 0
      if matched == 0 { keep(byte) }
    }
    return nil
  }

  /// The text so far, line ends as LF.
  func text() -> PastedText {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(kept.count)
    var previous: UInt8 = 0
    for byte in kept {
      if byte == 0x0D {
        bytes.append(0x0A)
      } else if !(byte == 0x0A && previous == 0x0D) {
        bytes.append(byte)
      }
      previous = byte
    }
    return PastedText(String(decoding: bytes, as: UTF8.self), wasCut: wasCut)
  }

  private mutating func keep(_ byte: UInt8) {
    if kept.count < Self.capacity {
      kept.append(byte)
    } else {
      wasCut = true
    }
  }
}
