/// Checks Region names before they become part of a host name, and takes them apart.
enum RegionName {
  /// Lower-case letters, digits and hyphens inside, at most 63: what one label of a host name may be.
  static func isValid(_ name: String) -> Bool {
    (1...63).contains(name.utf8.count) && name.first != "-" && name.last != "-"
      && name.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  /// What stands before the last word and the number: `us-gov` of `us-gov-west-1`.
  ///
  /// Nil when the name does not end in a word and a number, as the names of real Regions do.
  static func stem(_ name: String) -> String? {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let number = parts.last, !number.isEmpty, number.utf8.allSatisfy(isDigit),
      !parts[parts.count - 2].isEmpty
    else { return nil }
    return parts.dropLast(2).joined(separator: "-")
  }

  /// The Region inside names like `fips-us-east-1` and `us-gov-west-1-fips`; nil for all others.
  ///
  /// Older settings ask for FIPS endpoints this way, and the AWS CLI still takes it.
  static func insideFIPSName(_ name: String) -> String? {
    if name.hasPrefix("fips-") { return String(name.dropFirst(5)) }
    if name.hasSuffix("-fips") { return String(name.dropLast(5)) }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
