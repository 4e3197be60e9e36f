internal import struct FoundationEssentials.Date

/// The time format of token files and credential documents, for example `2026-11-22T08:15:00Z`.
enum RFC3339Time {
  /// Seconds of 1970-01-01 up to the end of the year 9999; what lies outside is no sensible expiry.
  private static let sensible = 0.0...253_402_300_799.0

  /// Writes UTC; fractions of a second are cut off, and what is not sensible is written as the nearest that is.
  static func text(_ date: Date) -> String {
    let seconds = min(max(date.timeIntervalSince1970, sensible.lowerBound), sensible.upperBound)
    let compact = Array(SigningTime.text(Date(timeIntervalSince1970: seconds)).utf8)
    let parts = [
      compact[0..<4], [UInt8(ascii: "-")], compact[4..<6], [UInt8(ascii: "-")], compact[6..<11],
      [UInt8(ascii: ":")], compact[11..<13], [UInt8(ascii: ":")], compact[13..<16],
    ]
    return String(decoding: parts.joined(), as: UTF8.self)
  }

  /// Reads UTC or a time with an offset, with or without fractions; nil for everything else.
  ///
  /// Older versions of the AWS CLI wrote `UTC` in place of `Z`.
  static func date(_ text: String) -> Date? {
    let bytes = Array(text.utf8)
    guard (20...40).contains(bytes.count), bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
    else { return nil }
    let compact = [bytes[0..<4], bytes[5..<7], bytes[8..<13], bytes[14..<16], bytes[17..<19], [0x5A]].joined()
    guard let whole = SigningTime.date(String(decoding: compact, as: UTF8.self).uppercased()) else {
      return nil
    }
    var rest = bytes[19...]
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard !digits.isEmpty else { return nil }
      rest = rest.dropFirst(digits.count)
    }
    guard let offset = offset(String(decoding: rest, as: UTF8.self)) else { return nil }
    return date(seconds: whole.timeIntervalSince1970 - offset)
  }

  /// A date of seconds since 1970; nil when that is no sensible expiry.
  static func date(seconds: Double) -> Date? {
    sensible.contains(seconds) ? Date(timeIntervalSince1970: seconds) : nil
  }

  /// Seconds east of UTC.
  private static func offset(_ text: String) -> Double? {
    if ["Z", "z", "UTC"].contains(text) { return 0 }
    let bytes = Array(text.utf8)
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hours = number(bytes[1..<3]),
      let minutes = number(bytes[4..<6]), hours < 24, minutes < 60
    else { return nil }
    switch bytes[0] {
    case UInt8(ascii: "+"): return Double(hours * 3600 + minutes * 60)
    case UInt8(ascii: "-"): return -Double(hours * 3600 + minutes * 60)
    default: return nil
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
