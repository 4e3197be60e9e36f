import ArgumentParser
import Foundation

/// What `--time` says: when the request is made, for conditions on `aws:CurrentTime`.
enum RequestTime: ExpressibleByArgument {
  /// Seconds since 1970.
  case at(Int)
  /// No time is to be assumed.
  case none

  static var now: RequestTime { .at(Int(Date().timeIntervalSince1970)) }

  init?(argument: String) {
    if argument == "none" {
      self = .none
      return
    }
    guard let seconds = Self.seconds(argument) else { return nil }
    self = .at(seconds)
  }

  var seconds: Int? {
    switch self {
    case .at(let seconds): seconds
    case .none: nil
    }
  }

  /// Reads `2026-06-01`, `2026-06-01T12:00Z`, `2026-06-01T12:00:00Z` or the same with an offset such as `+02:00`.
  private static func seconds(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    // Digits stand for themselves; the zone is read by itself.
    let shapes = ["dddd-dd-dd", "dddd-dd-ddTdd:dd", "dddd-dd-ddTdd:dd:dd"]
    let stamp = shapes.last { shape in
      bytes.count >= shape.utf8.count && zip(shape.utf8, bytes).allSatisfy(fits)
    }
    guard let stamp, let zone = zone(bytes[stamp.utf8.count...], isDate: stamp.utf8.count == 10) else {
      return nil
    }
    func number(_ start: Int, _ length: Int) -> Int32? {
      guard start + length <= stamp.utf8.count else { return 0 }
      return Int32(String(decoding: bytes[start..<(start + length)], as: UTF8.self))
    }
    guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2), let hour = number(11, 2),
      let minute = number(14, 2), let second = number(17, 2), hour < 24, minute < 60, second < 60
    else { return nil }
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (year - 1900, month - 1, day)
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (hour, minute, second)
    let seconds = timegm(&parts)
    // A 31st of February comes out as a day of March.
    guard parts.tm_year == year - 1900, parts.tm_mon == month - 1, parts.tm_mday == day else { return nil }
    return seconds - zone
  }

  private static func fits(_ shape: UInt8, _ byte: UInt8) -> Bool {
    shape == UInt8(ascii: "d") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : shape == byte
  }

  /// Seconds ahead of UTC; a time without a zone is not taken, because nobody says which one is meant.
  private static func zone(_ text: ArraySlice<UInt8>, isDate: Bool) -> Int? {
    if text.isEmpty { return isDate ? 0 : nil }
    guard !isDate else { return nil }
    if text.elementsEqual("Z".utf8) { return 0 }
    guard text.count == 6, let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      zip("dd:dd".utf8, text.dropFirst()).allSatisfy(fits),
      let hours = Int(String(decoding: text.dropFirst().prefix(2), as: UTF8.self)),
      let minutes = Int(String(decoding: text.suffix(2), as: UTF8.self)), hours < 24, minutes < 60
    else { return nil }
    return (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -60 : 60)
  }
}
