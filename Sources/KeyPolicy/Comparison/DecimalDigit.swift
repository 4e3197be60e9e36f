/// The digits 0 to 9 of ASCII.
enum DecimalDigit {
  /// The digit's value, or nil for any other byte.
  static func value(_ byte: UInt8) -> UInt8? {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? byte - UInt8(ascii: "0") : nil
  }

  /// The number that the bytes write; nil for anything but digits, for no digits, and for what 64 bits do not hold.
  static func number(_ bytes: some Collection<UInt8>) -> Int64? {
    guard !bytes.isEmpty else { return nil }
    var number: Int64 = 0
    for byte in bytes {
      guard let digit = value(byte) else { return nil }
      let tenfold = number.multipliedReportingOverflow(by: 10)
      let sum = tenfold.partialValue.addingReportingOverflow(Int64(digit))
      guard !tenfold.overflow, !sum.overflow else { return nil }
      number = sum.partialValue
    }
    return number
  }
}
