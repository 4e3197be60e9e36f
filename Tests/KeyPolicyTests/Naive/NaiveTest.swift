/// One test of a condition in the naive reading: an operator taken apart, a key and values.
struct NaiveTest: Hashable {
  enum Many: String {
    case plain = ""
    case any = "ForAnyValue:"
    case all = "ForAllValues:"
  }

  /// The operator without its opposite, its set prefix and `IfExists`.
  enum Operator: String {
    case stringEquals = "StringEquals"
    case stringEqualsIgnoreCase = "StringEqualsIgnoreCase"
    case stringLike = "StringLike"
    case numericEquals = "NumericEquals"
    case numericLessThan = "NumericLessThan"
    case dateLessThan = "DateLessThan"
    case bool = "Bool"
    case ipAddress = "IpAddress"
    case arnLike = "ArnLike"
    case null = "Null"

    /// The name of the opposite operator; nil if there is none.
    var opposite: String? {
      switch self {
      case .stringEquals: "StringNotEquals"
      case .stringEqualsIgnoreCase: "StringNotEqualsIgnoreCase"
      case .stringLike: "StringNotLike"
      case .numericEquals: "NumericNotEquals"
      case .ipAddress: "NotIpAddress"
      case .arnLike: "ArnNotLike"
      case .numericLessThan, .dateLessThan, .bool, .null: nil
      }
    }
  }

  var many: Many
  var comparison: Operator
  var isOpposite: Bool
  var ifExists: Bool
  var key: String
  var values: [String]

  var name: String {
    many.rawValue + (isOpposite ? comparison.opposite ?? "" : comparison.rawValue)
      + (ifExists ? "IfExists" : "")
  }

  /// Whether it holds; `isMany` says whether the key is one that has several values.
  func holds(_ actual: [String]?, isMany: Bool, isDeny: Bool, _ world: NaiveWorld) -> Bool {
    if comparison == .null {
      return values.contains { ($0.lowercased() == "true") == (actual == nil) }
    }
    guard let actual else {
      switch many {
      case .all: return true
      // What IfExists means here is not documented.
      case .any: return ifExists ? world.isDoubtTrue(isDeny) : false
      case .plain: return ifExists || isOpposite
      }
    }
    switch many {
    case .plain: return !isMany && actual.allSatisfy { satisfies($0, isDeny, world) }
    case .all: return actual.allSatisfy { satisfies($0, isDeny, world) }
    case .any: return actual.contains { satisfies($0, isDeny, world) }
    }
  }

  private func satisfies(_ actual: String, _ isDeny: Bool, _ world: NaiveWorld) -> Bool {
    var lacksVariable = false
    for value in values {
      var value = value
      if value.contains("${aws:username}") {
        guard let name = world.context["aws:username"]?.first else {
          lacksVariable = true
          continue
        }
        value = value.replacing("${aws:username}", with: name)
      }
      if comparison == .arnLike, Self.split(value).count < 6 {
        // Recorded: a policy value that is no ARN ends the search; an Allow is not matched and a Deny is.
        return isDeny
      }
      if matches(actual, value) { return !isOpposite }
    }
    // One page says that the opposite matches then, another that the statement becomes invalid.
    if isOpposite, lacksVariable, !isDeny { return world.isDoubtTrue(isDeny) }
    return isOpposite
  }

  private func matches(_ actual: String, _ value: String) -> Bool {
    switch comparison {
    case .stringEquals: actual == value
    case .stringEqualsIgnoreCase: actual.lowercased() == value.lowercased()
    case .stringLike: Self.like(Array(value), Array(actual))
    case .numericEquals: Int(value).map { Int(actual) == $0 } ?? false
    case .numericLessThan: Int(value).map { bound in Int(actual).map { $0 < bound } ?? false } ?? false
    // Dates of one length in one zone are in the order of their texts.
    case .dateLessThan: actual < value
    case .bool: (actual == "true") == (value == "true")
    case .ipAddress: Self.addresses[value]?.contains(actual) == true
    case .arnLike: Self.arnLike(actual, value)
    case .null: false
    }
  }

  /// Which of the addresses that occur are in which of the networks that occur.
  private static let addresses: [String: Set<String>] = [
    "203.0.113.0/24": ["203.0.113.7", "203.0.113.9"], "203.0.113.7": ["203.0.113.7"],
    "10.0.0.0/8": ["10.0.0.1"],
    "0.0.0.0/0": ["203.0.113.7", "203.0.113.9", "10.0.0.1", "8.8.8.8"], "2001:db8::/32": ["2001:db8::1"],
  ]

  private static func arnLike(_ actual: String, _ value: String) -> Bool {
    let parts = zip(split(actual), split(value))
    return parts.allSatisfy { like(Array($1), Array($0)) }
  }

  private static func split(_ arn: String) -> [Substring] {
    arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
  }

  /// Wildcards by trying everything.
  static func like(_ pattern: [Character], _ text: [Character]) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    let rest = Array(pattern.dropFirst())
    if first == "*" { return (0...text.count).contains { like(rest, Array(text.dropFirst($0))) } }
    guard let head = text.first, first == "?" || first == head else { return false }
    return like(rest, Array(text.dropFirst()))
  }
}
