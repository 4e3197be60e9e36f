/// A fact beside condition keys that decides whether a statement applies, the same for both policies.
struct FreeFact: Hashable {
  /// What kind of fact it is.
  enum Kind: Hashable {
    /// Whether the principal has a permissions boundary.
    case hasBoundary
    /// Whether the session comes from an identity provider.
    case comesFrom
    /// Whether a Resource with variables names the key.
    case resourceNamesKey
    /// Whether those values of a list that no policy writes out satisfy a test.
    case valuesSatisfy
    /// What AWS makes of something that it does not document.
    case unsettled
  }

  var kind: Kind
  var content: [[UInt8]] = []

  static let boundary = FreeFact(kind: .hasBoundary)

  static func unsettled(_ what: String, _ content: [[UInt8]] = []) -> FreeFact {
    FreeFact(kind: .unsettled, content: [Array(what.utf8)] + content)
  }

  /// The fact as a condition in words.
  var phrase: String {
    let first = content.first.map { Excerpt.of(String(decoding: $0, as: UTF8.self)) } ?? ""
    return switch kind {
    case .hasBoundary: "they have a permissions boundary"
    case .comesFrom: "the session comes from \(first)"
    case .resourceNamesKey: "the Resource \(first) names the key"
    case .valuesSatisfy: "other values of \(first) satisfy the test"
    case .unsettled: first
    }
  }
}
