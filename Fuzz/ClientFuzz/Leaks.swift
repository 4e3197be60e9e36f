import FuzzSupport

/// Finds what looks like a key or a token, and must not stand in what people are shown.
enum Leaks {
  /// Bytes.
  private static let shortest = 16

  /// What people see must not hold anything secret-looking of a text.
  static func check(_ shown: String, of text: String) {
    let words = Set(secretLooking(text))
    for word in secretLooking(shown) where words.contains(word) { fail("“\(shown)” shows a secret") }
  }

  /// What people see must not hold these secrets, unless they stand in open words too.
  static func check(_ shown: [String], secrets: [String], open: [String]) {
    for secret in secrets where !secretLooking(secret).isEmpty {
      if open.contains(where: { $0.contains(secret) }) { continue }
      for line in shown where line.contains(secret) { fail("“\(line)” shows a secret") }
    }
  }

  /// Long words of letters and digits, as keys and tokens are; no word of ours is both.
  private static func secretLooking(_ text: String) -> [String] {
    text.split { !$0.isASCII || !($0.isLetter || $0.isNumber || "/+=".contains($0)) }.map(String.init).filter
    {
      $0.utf8.count >= shortest && $0.contains(where: \.isNumber) && $0.contains(where: \.isLetter)
    }
  }
}
