/// The texts of a key that free words are looked for in, made ready once so that a keystroke over 10 000 keys is quick.
///
/// Everything is folded to lower case in a way that keeps the number of bytes, so that a place found in the folded text
/// is the same place in the original.
package struct FilterHaystack: Sendable {
  /// The alias names, each with an LF after it, then the key id, an LF, and the description.
  let bytes: [UInt8]
  /// For each byte of the alias names, what it is worth that a word or a segment begins there.
  let bonuses: [UInt8]
  /// Where the alias names end.
  let namesEnd: Int
  /// Where the key id, which follows them, ends.
  let idEnd: Int
  /// The bytes that occur, as `mask(of:)` of each: most keys are ruled out by one comparison.
  let mask: UInt64
  /// The same for the alias names alone.
  let namesMask: UInt64

  /// - Parameter names: The alias names without `alias/`.
  init(names: [String], keyID: String, description: String) {
    var bytes: [UInt8] = []
    var bonuses: [UInt8] = []
    // Exactly what is needed: there are 10 000 of these.
    let nameBytes = names.reduce(0) { $0 + $1.utf8.count + 1 }
    bonuses.reserveCapacity(nameBytes)
    bytes.reserveCapacity(nameBytes + keyID.utf8.count + 1 + description.utf8.count)
    for name in names {
      bonuses += FuzzyMatcher.bonuses(of: Array(name.utf8)) + [0]
      // An LF in a name, which KMS does not allow, must not pass for the end of it.
      bytes += Self.fold(name).map { $0 == 0x0A ? 0x20 : $0 } + [0x0A]
    }
    namesEnd = bytes.count
    namesMask = Self.mask(of: bytes)
    bytes += Self.fold(keyID)
    idEnd = bytes.count
    bytes += [0x0A] + Self.fold(description)
    self.bytes = bytes
    self.bonuses = bonuses
    mask = Self.mask(of: bytes)
  }

  /// A text in lower case, with as many bytes as before.
  ///
  /// A letter whose lower case has another number of bytes stays as it is; needles are folded the same way.
  static func fold(_ text: String) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        folded.append(fold(UInt8(truncatingIfNeeded: scalar.value)))
        continue
      }
      let lower = scalar.properties.lowercaseMapping
      folded += lower.utf8.count == UTF8.width(scalar) ? Array(lower.utf8) : Array(String(scalar).utf8)
    }
    return folded
  }

  static func fold(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte }

  /// One bit for each letter and digit; the other bytes share the rest.
  static func mask(of bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0) { mask, byte in
      switch byte {
      case 0x61...0x7A: mask | 1 << (byte - 0x61)
      case 0x30...0x39: mask | 1 << (byte - 0x30 + 26)
      default: mask | 1 << (byte % 28 + 36)
      }
    }
  }
}
