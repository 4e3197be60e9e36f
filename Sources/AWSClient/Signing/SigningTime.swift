package import struct FoundationEssentials.Date

/// The time format of `X-Amz-Date`: `20150830T123600Z`, always UTC.
package enum SigningTime {
  /// Writes a date; fractions of a second are cut off.
  package static func text(_ date: Date) -> String {
    let total = Int(date.timeIntervalSince1970.rounded(.down))
    let (days, second) = total.quotientAndFloorRemainder(86_400)
    let civil = Self.civil(days: days)
    var text: [UInt8] = []
    text.reserveCapacity(16)
    add(civil.year, 4, to: &text)
    add(civil.month, 2, to: &text)
    add(civil.day, 2, to: &text)
    text.append(UInt8(ascii: "T"))
    add(second / 3600, 2, to: &text)
    add(second / 60 % 60, 2, to: &text)
    add(second % 60, 2, to: &text)
    text.append(UInt8(ascii: "Z"))
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads a date, nil when the text has any other form or no such moment exists.
  package static func date(_ text: String) -> Date? {
    let bytes = Array(text.utf8)
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(Int?.some(0)) { sum, byte in
        guard let sum, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        return sum * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
      let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15),
      (1...12).contains(month), hour < 24, minute < 60, second < 60
    else { return nil }
    let days = Self.days(year: year, month: month, day: day)
    guard civil(days: days) == (year, month, day) else { return nil }
    return Date(timeIntervalSince1970: Double(days * 86_400 + hour * 3600 + minute * 60 + second))
  }

  /// Days since 1970-01-01 in the proleptic Gregorian calendar, counted in years that begin in March.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let (era, yearOfEra) = shifted.quotientAndFloorRemainder(400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The inverse of `days(year:month:day:)`.
  static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = (days + 719_468).quotientAndFloorRemainder(146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func add(_ value: Int, _ width: Int, to text: inout [UInt8]) {
    guard (0...9999).contains(value) else {
      text += String(value).utf8
      return
    }
    for divisor in width == 4 ? [1000, 100, 10, 1] : [10, 1] {
      text.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
    }
  }
}

extension Int {
  /// Division that rounds down, so that dates before 1970 work too.
  fileprivate func quotientAndFloorRemainder(_ divisor: Int) -> (Int, Int) {
    let parts = quotientAndRemainder(dividingBy: divisor)
    return parts.remainder < 0
      ? (parts.quotient - 1, parts.remainder + divisor) : (parts.quotient, parts.remainder)
  }
}
