extension PolicyDate {
  /// A time as AWS writes it, for example `2026-06-01T12:00:00Z`, from seconds since 1970.
  ///
  /// Beyond the year 9999 the seconds themselves.
  static func text(seconds: Int) -> String {
    guard (0..<253_402_300_800).contains(seconds) else { return String(seconds) }
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let (year, month, day) = calendar(days)
    func pad(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
      + "T\(pad(rest / 3_600, 2)):\(pad(rest / 60 % 60, 2)):\(pad(rest % 60, 2))Z"
  }

  /// Year, month and day of a number of days since 1970.
  ///
  /// Counts from 1 March of the year 0, so that the leap day is the last of its year and every 400 years have the same length.
  private static func calendar(_ days: Int) -> (Int, Int, Int) {
    let fromMarch = days + 719_468
    let (cycle, day) = fromMarch.quotientAndRemainder(dividingBy: 146_097)
    let yearOfCycle = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let month = (5 * dayOfYear + 2) / 153
    let isNextYear = month >= 10
    return (
      cycle * 400 + yearOfCycle + (isNextYear ? 1 : 0), isNextYear ? month - 9 : month + 3,
      dayOfYear - (153 * month + 2) / 5 + 1
    )
  }
}
