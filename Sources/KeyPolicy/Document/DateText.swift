/// Dates as condition values have them: ISO 8601 as AWS documents it (W3C, "Date and Time Formats"), or seconds since 1970.
enum DateText {
  static func isDate(_ text: String) -> Bool {
    if isDigits(Substring(text)) { return true }
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let day = parts.first, isDay(day) else { return false }
    return parts.count == 1 || isTime(parts[1])
  }

  static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func isDay(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, number(parts[0], digits: 4, 0...9999), number(parts[1], digits: 2, 1...12) else {
      return false
    }
    return number(parts[2], digits: 2, 1...31)
  }

  /// `12:00:00Z`, with or without a fraction of a second, and with a zone.
  private static func isTime(_ text: Substring) -> Bool {
    guard let zone = text.firstIndex(where: { "Z+-".contains($0) }) else { return false }
    let parts = text[..<zone].split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, number(parts[0], digits: 2, 0...23), number(parts[1], digits: 2, 0...59) else {
      return false
    }
    let seconds = parts[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return number(seconds[0], digits: 2, 0...60) && (seconds.count == 1 || isDigits(seconds[1]))
      && isZone(text[zone...])
  }

  private static func isZone(_ text: Substring) -> Bool {
    if text == "Z" { return true }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    return text.first != "Z" && parts.count == 2 && number(parts[0], digits: 2, 0...23)
      && number(parts[1], digits: 2, 0...59)
  }

  private static func number(_ text: Substring, digits: Int, _ range: ClosedRange<Int>) -> Bool {
    text.utf8.count == digits && isDigits(text) && Int(text).map(range.contains) == true
  }
}
