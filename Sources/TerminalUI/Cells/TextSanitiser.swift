/// Turns bytes into units that may be drawn; the one place where `SafeText` is made.
struct TextSanitiser {
  private(set) var units: [SafeText.Unit] = []
  private var offset: Int
  private var column = 0
  private let tabWidth: Int?
  /// True while the last unit can still take combining marks.
  private var canCombine = false

  init(sourceStart: Int, tabWidth: Int?) {
    offset = sourceStart
    self.tabWidth = tabWidth
  }

  /// Reads UTF-8; each byte that belongs to no character is drawn by its value.
  mutating func read(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    units.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x7F {
        append(Glyph(Unicode.Scalar(byte)), width: 1, length: 1)
        canCombine = true
        index += 1
      } else if let (scalar, length) = Self.decode(bytes, at: index) {
        take(scalar, length: length)
        index += length
      } else {
        spell(Self.hexadecimal(UInt32(byte), digits: 2), length: 1)
        index += 1
      }
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar, length: Int) {
    if scalar == "\t", let tabWidth, tabWidth > 0 {
      expandTab(to: tabWidth)
    } else if HostileCharacters.contains(scalar) {
      spell("U+" + Self.hexadecimal(scalar.value, digits: 4), length: length)
    } else {
      switch CellWidth.of(scalar) {
      case 0: combine(scalar, length: length)
      case let width?:
        append(Glyph(scalar), width: width, length: length)
        canCombine = true
      case nil: spell("U+" + Self.hexadecimal(scalar.value, digits: 4), length: length)
      }
    }
  }

  private mutating func combine(_ mark: Unicode.Scalar, length: Int) {
    if !canCombine {
      // A mark with nothing before it would settle on whatever stands to the left on the screen.
      append(Glyph("◌"), width: 1, length: 0)
      canCombine = true
    }
    guard let last = units.indices.last, units[last].glyph.combine(mark) else {
      return spell("U+" + Self.hexadecimal(mark.value, digits: 4), length: length)
    }
    units[last].sourceLength += Int32(length)
    offset += length
  }

  private mutating func expandTab(to tabWidth: Int) {
    let blanks = tabWidth - column % tabWidth
    spread(Array(repeating: Glyph.space, count: blanks), isHostile: false, length: 1)
  }

  private mutating func spell(_ name: String, length: Int) {
    spread("‹\(name)›".unicodeScalars.map(Glyph.init), isHostile: true, length: length)
  }

  /// Several one-cell units that all stand for the same source bytes.
  private mutating func spread(_ glyphs: [Glyph], isHostile: Bool, length: Int) {
    for glyph in glyphs {
      units.append(
        SafeText.Unit(
          glyph: glyph, width: 1, isHostile: isHostile, sourceStart: Int32(clamping: offset),
          sourceLength: Int32(length)))
    }
    column += glyphs.count
    offset += length
    canCombine = false
  }

  private mutating func append(_ glyph: Glyph, width: Int, length: Int) {
    units.append(
      SafeText.Unit(
        glyph: glyph, width: UInt8(width), isHostile: false, sourceStart: Int32(clamping: offset),
        sourceLength: Int32(length)))
    column += width
    offset += length
  }

  /// The character at `index` by the table of well-formed sequences (Unicode, table 3-7); nil when the byte starts none.
  private static func decode(_ bytes: [UInt8], at index: Int) -> (Unicode.Scalar, Int)? {
    let first = bytes[index]
    let length: Int
    switch first {
    case 0..<0x80: return (Unicode.Scalar(first), 1)
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for byte in bytes[(index + 1)..<(index + length)] {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
