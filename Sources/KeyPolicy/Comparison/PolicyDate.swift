/// A point in time as the date condition operators compare it.
///
/// IAM User Guide, "IAM JSON policy elements: Condition operators": ISO 8601 in one of the forms of the W3C note "Date and Time
/// Formats", or seconds since 1970. Recorded on AWS: a bare date and a time without zone are read as UTC, seconds may have a leading
/// plus sign, fractions are cut to milliseconds, and a text that cannot be read equals nothing.
struct PolicyDate: Comparable, Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  let milliseconds: Int64

  /// Reads seconds since 1970, or a date with or without a time; nil for any other text, and for days the calendar does not have.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let milliseconds = Self.epoch(bytes) ?? Self.calendar(bytes) else { return nil }
    self.milliseconds = milliseconds
  }

  /// True for a text that AWS does not say how to read.
  ///
  /// Four digits are a year in the W3C note and seconds otherwise; seconds before 1970 and parts of a second are not mentioned.
  static func isAmbiguous(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    if bytes.count == 4, DecimalDigit.number(bytes) != nil { return true }
    guard PolicyDate(text) == nil, let first = bytes.first else { return false }
    // Forms of ISO 8601 that the note leaves out, such as 20300131T120000Z and zones without a colon.
    if bytes.count > 4, DecimalDigit.number(bytes[..<4]) != nil,
      bytes.allSatisfy({ DecimalDigit.value($0) != nil || "TtZz:+-., W".utf8.contains($0) })
    {
      return true
    }
    let unsigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes[...]
    let parts = unsigned.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { DecimalDigit.number($0) != nil }
  }

  static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

  private static func epoch(_ bytes: [UInt8]) -> Int64? {
    let digits = bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes[...]
    guard let seconds = DecimalDigit.number(digits) else { return nil }
    let milliseconds = seconds.multipliedReportingOverflow(by: 1000)
    return milliseconds.overflow ? nil : milliseconds.partialValue
  }

  private static func calendar(_ bytes: [UInt8]) -> Int64? {
    let parts = bytes.split(separator: UInt8(ascii: "T"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let date = parts.first, let days = days(date) else { return nil }
    let midnight = days * 86_400_000
    guard parts.count == 2 else { return midnight }
    // The note has a time only after a whole date.
    guard date.count == 10, let time = time(parts[1]) else { return nil }
    return midnight + time
  }

  /// Days since 1970 of `2030-01-31`, or of `2030-01`, which is the first of the month.
  private static func days(_ date: ArraySlice<UInt8>) -> Int64? {
    let parts = date.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let year = number(parts[0], 4, 0...9999),
      let month = number(parts[1], 2, 1...12)
    else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard let day = parts.count == 2 ? 1 : number(parts[2], 2, 1...lengths[Int(month) - 1]) else {
      return nil
    }
    // Years before this one, and the days they have beyond 365: every fourth, but for full centuries not divisible by 400.
    let past = year - 1
    let leapDays = year == 0 ? -1 : past / 4 - past / 100 + past / 400
    let before1970: Int64 = 719_162
    return past * 365 + leapDays + lengths.prefix(Int(month) - 1).reduce(0, +) + day - 1 - before1970
  }

  /// Milliseconds since midnight UTC of `12:00Z`, `12:00:00.5+01:00` and the like.
  private static func time(_ text: ArraySlice<UInt8>) -> Int64? {
    let zoneStart = text.firstIndex { "Z+-".utf8.contains($0) } ?? text.endIndex
    let parts = text[..<zoneStart].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let hours = number(parts[0], 2, 0...23),
      let minutes = number(parts[1], 2, 0...59), let seconds = parts.count == 2 ? 0 : seconds(parts[2]),
      let zone = zoneMinutes(text[zoneStart...])
    else { return nil }
    return (hours * 60 + minutes - zone) * 60_000 + seconds
  }

  /// Milliseconds of `59` and of `59.9999`, whose fraction may be of any length and counts to its third digit.
  private static func seconds(_ text: ArraySlice<UInt8>) -> Int64? {
    let parts = text.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let seconds = number(parts[0], 2, 0...59) else { return nil }
    guard parts.count == 2 else { return seconds * 1000 }
    let fraction = parts[1]
    guard !fraction.isEmpty, fraction.allSatisfy({ DecimalDigit.value($0) != nil }) else { return nil }
    let thousandths = Array(fraction.prefix(3)) + Array(repeating: UInt8(ascii: "0"), count: 3)
    return DecimalDigit.number(thousandths.prefix(3)).map { seconds * 1000 + $0 }
  }

  /// How far the zone is ahead of UTC: `Z`, `+01:00`, or nothing for UTC.
  private static func zoneMinutes(_ text: ArraySlice<UInt8>) -> Int64? {
    guard let first = text.first else { return 0 }
    if first == UInt8(ascii: "Z") { return text.count == 1 ? 0 : nil }
    let parts = text.dropFirst().split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, let hours = number(parts[0], 2, 0...23), let minutes = number(parts[1], 2, 0...59)
    else { return nil }
    return (hours * 60 + minutes) * (first == UInt8(ascii: "-") ? -1 : 1)
  }

  private static func number(_ text: ArraySlice<UInt8>, _ digits: Int, _ range: ClosedRange<Int64>) -> Int64?
  {
    guard text.count == digits, let number = DecimalDigit.number(text), range.contains(number) else {
      return nil
    }
    return number
  }
}
