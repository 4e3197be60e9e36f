/// Texts of a policy inside sentences.
enum TextWords {
  /// How many entries of a list a sentence names at most.
  static let most = 6

  /// The text, in quotes unless it is plainly one word, and cut if it is long.
  static func name(_ text: String) -> String {
    let isWord = !text.isEmpty && text.utf8.allSatisfy(isWordByte)
    let excerpt = Excerpt.of(text, most: 120)
    return isWord ? excerpt : "\"\(excerpt)\""
  }

  /// `A, B and C`; of a long list its beginning.
  static func list(_ names: [String], _ word: String) -> String {
    guard names.count > most else { return Wording.join(names, word) }
    return Wording.join(Array(names.prefix(most - 1)) + ["\(names.count - most + 1) more"], word)
  }

  /// Letters, digits and what ARNs, addresses and names are made of.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"),
      UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "@"), UInt8(ascii: "+"),
      UInt8(ascii: "="), UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      true
    default: false
    }
  }
}
