/// Checks Region names before they become part of a host name.
enum RegionName {
  /// Lower-case letters, digits and hyphens inside, at most 63: what one label of a host name may be.
  static func isValid(_ name: String) -> Bool {
    (1...63).contains(name.utf8.count) && name.first != "-" && name.last != "-"
      && name.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      }
  }
}
