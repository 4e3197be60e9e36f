/// Lower case as the `…IgnoreCase` condition operators compare it.
///
/// Recorded on AWS: both texts are lower-cased, character by character, and nothing else (no folding: `ß` is not `SS`, `ſ` is not
/// `s`). A capital sigma at the end of a word becomes the final form. Characters beyond U+FFFF keep their case, and yet count as
/// letters beside a sigma. Nothing is normalised, and the dotted capital I becomes `i` and U+0307.
enum LowercaseText {
  private static let capitalSigma = Unicode.Scalar(0x03A3 as UInt16)
  private static let sigma: UInt16 = 0x03C3
  private static let finalSigma: UInt16 = 0x03C2

  /// The UTF-16 units of the text in lower case.
  static func of(_ text: String) -> [UInt16] {
    let ascii = ASCIIText.withBytes(text) { bytes in
      bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? UInt16($0) + 0x20 : UInt16($0) }
    }
    return ascii ?? ofScalars(text)
  }

  private static func ofScalars(_ text: String) -> [UInt16] {
    var units: [UInt16] = []
    units.reserveCapacity(text.utf8.count)
    let scalars = text.unicodeScalars
    var followsLetter = false
    var at = scalars.startIndex
    while at < scalars.endIndex {
      let scalar = scalars[at]
      at = scalars.index(after: at)
      if scalar == capitalSigma {
        units.append(followsLetter && !startsWithLetter(scalars[at...]) ? finalSigma : sigma)
      } else if scalar.value > 0xFFFF {
        units.append(contentsOf: UTF16.encode(scalar).map(Array.init) ?? [])
      } else {
        units.append(contentsOf: scalar.properties.lowercaseMapping.utf16)
      }
      followsLetter = scalar.properties.isCased || followsLetter && scalar.properties.isCaseIgnorable
    }
    return units
  }

  /// Whether the next scalar is a letter with case, marks and apostrophes aside (The Unicode Standard, section 3.13, Final_Sigma).
  private static func startsWithLetter(_ scalars: Substring.UnicodeScalarView) -> Bool {
    for scalar in scalars {
      if scalar.properties.isCased { return true }
      if !scalar.properties.isCaseIgnorable { return false }
    }
    return false
  }
}
