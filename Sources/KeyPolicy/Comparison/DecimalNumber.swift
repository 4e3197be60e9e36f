/// A number as the numeric condition operators compare it: exact, of any length.
///
/// IAM compares by value and does not round (recorded on AWS: `01`, `+1`, `1.`, `1.0` and `1e0` are all one, and 9007199254740993 is
/// not 9007199254740992); a text that is no number, `NaN` and `Infinity` included, equals nothing.
struct DecimalNumber: Comparable, Hashable, Sendable {
  private let isNegative: Bool
  /// The significant digits, as values from 0 to 9, with no zero at either end; empty for zero.
  private let digits: [UInt8]
  /// Where the point stands, counted from before the first significant digit; 0 for zero.
  private let point: Int

  /// Reads a sign, digits with an optional point, and an exponent; nil for any other text.
  ///
  /// An exponent that 32 bits do not hold is not read either.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    var at = 0
    let sign = Self.sign(bytes, &at)
    var digits: [UInt8] = []
    Self.takeDigits(bytes, &at, into: &digits)
    let whole = digits.count
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      Self.takeDigits(bytes, &at, into: &digits)
    }
    guard !digits.isEmpty, let exponent = Self.exponent(bytes, &at), at == bytes.count else { return nil }
    let leadingZeros = digits.prefix { $0 == 0 }.count
    let trailingZeros = digits.reversed().prefix { $0 == 0 }.count
    let isZero = leadingZeros == digits.count
    self.digits = isZero ? [] : Array(digits[leadingZeros..<(digits.count - trailingZeros)])
    point = isZero ? 0 : whole - leadingZeros + exponent
    isNegative = !isZero && sign == UInt8(ascii: "-")
  }

  static func < (left: Self, right: Self) -> Bool {
    guard left.isNegative == right.isNegative else { return left.isNegative }
    return left.isNegative ? right.isCloserToZero(than: left) : left.isCloserToZero(than: right)
  }

  private func isCloserToZero(than other: Self) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    return point == other.point ? digits.lexicographicallyPrecedes(other.digits) : point < other.point
  }

  private static func sign(_ bytes: [UInt8], _ at: inout Int) -> UInt8? {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") else {
      return nil
    }
    at += 1
    return bytes[at - 1]
  }

  private static func takeDigits(_ bytes: [UInt8], _ at: inout Int, into digits: inout [UInt8]) {
    while at < bytes.count, let digit = DecimalDigit.value(bytes[at]) {
      digits.append(digit)
      at += 1
    }
  }

  /// The exponent, or 0 where there is none; nil if it has no digits or does not fit.
  private static func exponent(_ bytes: [UInt8], _ at: inout Int) -> Int? {
    guard at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") else { return 0 }
    at += 1
    let isNegative = sign(bytes, &at) == UInt8(ascii: "-")
    let start = at
    var value = 0
    while at < bytes.count, let digit = DecimalDigit.value(bytes[at]) {
      value = value * 10 + Int(digit)
      guard value <= Int(Int32.max) + (isNegative ? 1 : 0) else { return nil }
      at += 1
    }
    return at == start ? nil : isNegative ? -value : value
  }
}
