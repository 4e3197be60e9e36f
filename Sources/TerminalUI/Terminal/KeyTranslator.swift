import CNcurses
import ViewModels

/// Turns what curses read in one go into key presses.
///
/// Curses knows the sequences of terminfo. What it does not know arrives as ESC and characters; those are
/// either a chord with Alt, a key with modifiers in xterm's notation (`ESC [ 1 ; 5 A`), or something
/// nobody asked for, such as a late answer of the terminal, which is swallowed whole: its letters must
/// not run as commands.
struct KeyTranslator {
  private var codes: ArraySlice<CursesCode>

  static func presses(_ codes: [CursesCode]) -> [KeyPress] {
    var translator = KeyTranslator(codes: codes[...])
    var presses: [KeyPress] = []
    while let code = translator.codes.popFirst() {
      if let press = translator.press(code) { presses.append(press) }
    }
    return presses
  }

  private mutating func press(_ code: CursesCode) -> KeyPress? {
    switch code {
    case .key(let key): return CursesKeys.press(key)
    case .character(0x1B): return afterEscape()
    case .character(let value): return Self.character(value)
    }
  }

  private mutating func afterEscape() -> KeyPress? {
    guard let next = codes.first else { return KeyPress(.escape) }
    switch next {
    case .character(0x1B):
      return KeyPress(.escape)
    case .character(UInt32(ascii: "[")) where codes.count > 1:
      codes.removeFirst()
      return controlSequence()
    case .character(UInt32(ascii: "O")) where codes.count > 1:
      codes.removeFirst()
      return applicationKey()
    case .character(UInt32(ascii: "]")) where codes.count > 1,
      .character(UInt32(ascii: "P")) where codes.count > 1,
      .character(UInt32(ascii: "_")) where codes.count > 1,
      .character(UInt32(ascii: "^")) where codes.count > 1:
      swallowString()
      return nil
    default:
      codes.removeFirst()
      guard var press = press(next) else { return nil }
      press.modifiers.insert(.alt)
      return press
    }
  }

  /// `ESC [ parameters final` (ECMA-48 §5.4); nil when it is no key.
  private mutating func controlSequence() -> KeyPress? {
    var parameters = ""
    while let code = codes.popFirst() {
      guard case .character(let value) = code, let scalar = Unicode.Scalar(value), value < 0x7F else {
        return nil
      }
      if value >= 0x40 { return Self.keyOfSequence(final: scalar, parameters: parameters) }
      parameters.unicodeScalars.append(scalar)
    }
    return nil
  }

  /// `ESC O final`, as keypads send it.
  private mutating func applicationKey() -> KeyPress? {
    guard case .character(let value)? = codes.popFirst(), let scalar = Unicode.Scalar(value) else {
      return nil
    }
    return Self.keyOfSequence(final: scalar, parameters: "")
  }

  /// An operating system command or another string, up to BEL or `ESC \`.
  private mutating func swallowString() {
    while let code = codes.popFirst() {
      if code == .character(0x07) { return }
      if code == .character(0x1B), codes.first == .character(UInt32(ascii: "\\")) {
        codes.removeFirst()
        return
      }
    }
  }

  private static let finals: [Unicode.Scalar: KeyPress.Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
    "P": .function(1), "Q": .function(2), "R": .function(3), "S": .function(4), "M": .enter,
  ]

  /// The numbers before `~`.
  private static let numbered: [Int: KeyPress.Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]

  private static func keyOfSequence(final: Unicode.Scalar, parameters: String) -> KeyPress? {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    let key = final == "~" ? numbers.first.flatMap { $0 }.flatMap { numbered[$0] } : finals[final]
    guard let key, numbers.count <= 2 else { return nil }
    // `ESC [ 24 ; 80 R` is a cursor position, not F3: before a letter the first number of a key is 1.
    guard final == "~" || numbers.count < 2 || numbers[0] == 1 else { return nil }
    // Xterm adds one to a sum of 1 for Shift, 2 for Alt, 4 for Control and 8 for Meta.
    let bits = numbers.count == 2 ? max(0, (numbers[1] ?? 1) - 1) : 0
    guard bits < 16 else { return nil }
    var modifiers: KeyPress.Modifiers = []
    if bits & 1 != 0 { modifiers.insert(.shift) }
    if bits & 2 != 0 { modifiers.insert(.alt) }
    if bits & 4 != 0 { modifiers.insert(.control) }
    return KeyPress(key, modifiers)
  }

  private static func character(_ value: UInt32) -> KeyPress? {
    switch value {
    case 0: return .ctrl(" ")
    case 8, 127: return KeyPress(.backspace)
    case 9: return KeyPress(.tab)
    case 13: return KeyPress(.enter)
    case 1...26: return Unicode.Scalar(value + 0x60).map { .ctrl(Character($0)) }
    // Ctrl with \ ] ^ _
    case 28...31: return Unicode.Scalar(value + 0x40).map { .ctrl(Character($0)) }
    case 0x80..<0xA0: return nil
    default: return Unicode.Scalar(value).map { .char(Character($0)) }
    }
  }
}

extension UInt32 {
  fileprivate init(ascii scalar: Unicode.Scalar) {
    self = scalar.value
  }
}
