/// Bytes of ASCII text.
enum ASCII {
  /// The bytes with A to Z in lower case.
  ///
  /// Other scripts are left alone: AWS's names are ASCII, and a letter that merely looks like one of theirs is another name.
  static func lowercased(_ text: some Sequence<UInt8>) -> [UInt8] {
    text.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
  }
}
