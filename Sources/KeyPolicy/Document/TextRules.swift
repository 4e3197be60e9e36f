/// Rules for the policy's text as a whole: its size and its characters.
///
/// Source: AWS KMS API Reference, PutKeyPolicy, parameter Policy: printable ASCII from U+0020, printable Latin-1 up to U+00FF,
/// tab, line feed and carriage return; AWS KMS Developer Guide, "Quotas": key policy document size 32 KB.
enum TextRules {
  /// The largest policy AWS takes, in bytes.
  static let largest = 32_768

  static func check(_ text: [UInt8], _ log: inout FindingLog) {
    checkSize(text, &log)
    checkCharacters(text, &log)
    checkEscapes(text, &log)
  }

  private static func checkSize(_ text: [UInt8], _ log: inout FindingLog) {
    guard text.count > largest else { return }
    // AWS does not say whether it counts bytes or characters, so only a text that is too long both ways is certainly refused.
    let scalars = text.count(where: { $0 & 0xC0 != 0x80 })
    log.error(
      "policy.too-large", ByteRange(largest, text.count), scalars > largest ? .refuses : .mayRefuse,
      "The policy has \(text.count) bytes and AWS takes at most \(largest): shorten it by \(text.count - largest) bytes, "
        + "for example by merging statements or removing indentation.")
  }

  private static func checkCharacters(_ text: [UInt8], _ log: inout FindingLog) {
    var at = 0
    while at < text.count {
      guard text[at] >= 0x7F, let scalar = UTF8Scalar.decode(text, at: at) else {
        at += 1
        continue
      }
      let range = ByteRange(at, at + scalar.length)
      if scalar.value > 0xFF, !(at == 0 && scalar.value == 0xFEFF) {
        report(scalar.value, range, .refuses, &log)
      } else if isUnprintable(scalar.value) {
        report(scalar.value, range, .mayRefuse, &log)
      }
      at += scalar.length
    }
  }

  /// Looks for escapes such as `\u2019`, which put a character into the policy that AWS does not take.
  private static func checkEscapes(_ text: [UInt8], _ log: inout FindingLog) {
    var at = 0
    while at + 1 < text.count {
      guard text[at] == UInt8(ascii: "\\") else {
        at += 1
        continue
      }
      switch text[at + 1] {
      case UInt8(ascii: "u"):
        let escape = escapedScalar(text, at)
        if let value = escape.value, value > 0xFF || isRefusedControl(value) || isUnprintable(value) {
          report(value, ByteRange(at, at + escape.length), .mayRefuse, &log)
        }
        at += escape.length
      case UInt8(ascii: "b"), UInt8(ascii: "f"):
        report(text[at + 1] == UInt8(ascii: "b") ? 0x08 : 0x0C, ByteRange(at, at + 2), .mayRefuse, &log)
        at += 2
      default: at += 2
      }
    }
  }

  private static func isRefusedControl(_ value: UInt32) -> Bool {
    value < 0x20 && value != 0x09 && value != 0x0A && value != 0x0D
  }

  /// The delete character and the control characters of Latin-1: the service model's pattern takes them, and the words of the
  /// documentation, "printable characters", do not.
  private static func isUnprintable(_ value: UInt32) -> Bool { (0x7F...0x9F).contains(value) }

  private static func escapedScalar(_ text: [UInt8], _ at: Int) -> (value: UInt32?, length: Int) {
    guard let unit = hexUnit(text, at + 2) else { return (nil, 2) }
    let next = at + 6
    if (0xD800...0xDBFF).contains(unit), next + 1 < text.count, text[next] == UInt8(ascii: "\\"),
      text[next + 1] == UInt8(ascii: "u"), let low = hexUnit(text, next + 2), (0xDC00...0xDFFF).contains(low)
    {
      return (0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), 12)
    }
    // Half a surrogate pair is the JSON parser's finding.
    return ((0xD800...0xDFFF).contains(unit) ? nil : unit, 6)
  }

  private static func hexUnit(_ text: [UInt8], _ at: Int) -> UInt32? {
    guard at + 4 <= text.count else { return nil }
    return text[at..<(at + 4)].reduce(UInt32?(0)) { value, byte in
      guard let value, let digit = HexDigit.value(byte) else { return nil }
      return value << 4 | digit
    }
  }

  private static func report(
    _ value: UInt32, _ range: ByteRange, _ bearing: Finding.Bearing, _ log: inout FindingLog
  ) {
    log.error(
      "policy.character", range, bearing,
      "\(CharacterName.of(value)) is not allowed in a key policy: AWS takes tab, line feed, carriage return and the printable "
        + "characters from U+0020 to U+00FF only, so replace it.")
  }
}
