package import struct Foundation.Date
package import struct Foundation.TimeZone

/// Dates, ages and countdowns in words.
package enum DateWords {
  /// A date in UTC, for example `2026-12-21 20:41 UTC`.
  package static func utc(_ date: Date) -> String {
    civil(date.timeIntervalSince1970) + " UTC"
  }

  /// A date in a time zone with its offset, for example `2026-12-21 21:41 +01:00`.
  package static func local(_ date: Date, in zone: TimeZone) -> String {
    let offset = zone.secondsFromGMT(for: date)
    let sign = offset < 0 ? "-" : "+"
    let minutes = abs(offset) / 60
    return civil(date.timeIntervalSince1970 + Double(offset))
      + " \(sign)\(two(minutes / 60)):\(two(minutes % 60))"
  }

  /// The time of day in a time zone, for example `21:41:07`.
  package static func clock(_ date: Date, in zone: TimeZone) -> String {
    let seconds = date.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: date))
    guard seconds.isFinite, abs(seconds) < 1e12 else { return "--:--:--" }
    return civil(seconds).suffix(5) + ":" + two(Int(seconds.rounded(.down)) % 60)
  }

  /// The day alone in UTC, for example `2026-12-21`.
  package static func day(_ date: Date) -> String {
    String(civil(date.timeIntervalSince1970).prefix(10))
  }

  /// Time left until `date` in its two largest units: `12 d 3 h`, `3 h 20 min`, `4 min`, `due now`.
  package static func countdown(to date: Date, from now: Date) -> String {
    let seconds = Int(date.timeIntervalSince(now))
    guard seconds > 0 else { return "due now" }
    let (days, hours, minutes) = (seconds / 86_400, seconds % 86_400 / 3_600, seconds % 3_600 / 60)
    if days > 0 { return "\(days) d \(hours) h" }
    if hours > 0 { return "\(hours) h \(minutes) min" }
    return "\(max(1, minutes)) min"
  }

  /// Days left, rounded up, for a narrow column: `12d`, `<1d`.
  package static func shortCountdown(to date: Date, from now: Date) -> String {
    let days = Int((date.timeIntervalSince(now) / 86_400).rounded(.up))
    return days <= 1 ? "<1d" : "\(days)d"
  }

  /// Age of data: `just now`, `12 s ago`, `3 min ago`, `2 h ago`, `5 d ago`.
  package static func age(of date: Date, at now: Date) -> String {
    let seconds = Int(now.timeIntervalSince(date))
    switch seconds {
    case ..<2: return "just now"
    case ..<60: return "\(seconds) s ago"
    case ..<3_600: return "\(seconds / 60) min ago"
    case ..<86_400: return "\(seconds / 3_600) h ago"
    default: return "\(seconds / 86_400) d ago"
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// `YYYY-MM-DD hh:mm` of seconds since 1970 in the proleptic Gregorian calendar.
  private static func civil(_ seconds: Double) -> String {
    // A date AWS could not mean must not trap the conversion to Int.
    guard seconds.isFinite, abs(seconds) < 1e12 else { return "an unreadable date" }
    let total = Int(seconds.rounded(.down))
    let days = (total >= 0 ? total : total - 86_399) / 86_400
    let rest = total - days * 86_400
    // Days to civil date: eras of 400 years that begin on 1 March.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(year)-\(two(month))-\(two(day)) \(two(rest / 3_600)):\(two(rest % 3_600 / 60))"
  }
}
