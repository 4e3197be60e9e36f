/// A condition operator, read into its parts.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
struct ConditionOperator: Hashable, Sendable {
  /// What two values are compared by.
  enum Family: Hashable, Sendable {
    case string
    case stringIgnoringCase
    case stringLike
    case numeric(Order)
    case date(Order)
    case bool
    case binary
    case ipAddress
    case arn
    /// Whether the key is there at all.
    case null
  }

  /// The relation of the request's value to the policy's.
  enum Order: Hashable, Sendable {
    case equals, lessThan, lessThanEquals, greaterThan, greaterThanEquals

    func holds<Value: Comparable>(_ one: Value, _ other: Value) -> Bool {
      switch self {
      case .equals: one == other
      case .lessThan: one < other
      case .lessThanEquals: one <= other
      case .greaterThan: one > other
      case .greaterThanEquals: one >= other
      }
    }
  }

  /// How several values of the request are taken together.
  enum Quantifier: Hashable, Sendable {
    case forAllValues, forAnyValue
  }

  var family: Family
  var isNegated: Bool
  var quantifier: Quantifier?
  var ifExists: Bool

  private static let families: [String: (name: String, family: Family, isNegated: Bool)] = {
    let rows: [(String, Family, Bool)] = [
      ("StringEquals", .string, false), ("StringNotEquals", .string, true),
      ("StringEqualsIgnoreCase", .stringIgnoringCase, false),
      ("StringNotEqualsIgnoreCase", .stringIgnoringCase, true),
      ("StringLike", .stringLike, false), ("StringNotLike", .stringLike, true),
      ("NumericEquals", .numeric(.equals), false), ("NumericNotEquals", .numeric(.equals), true),
      ("NumericLessThan", .numeric(.lessThan), false),
      ("NumericLessThanEquals", .numeric(.lessThanEquals), false),
      ("NumericGreaterThan", .numeric(.greaterThan), false),
      ("NumericGreaterThanEquals", .numeric(.greaterThanEquals), false),
      ("DateEquals", .date(.equals), false), ("DateNotEquals", .date(.equals), true),
      ("DateLessThan", .date(.lessThan), false), ("DateLessThanEquals", .date(.lessThanEquals), false),
      ("DateGreaterThan", .date(.greaterThan), false),
      ("DateGreaterThanEquals", .date(.greaterThanEquals), false),
      ("Bool", .bool, false), ("BinaryEquals", .binary, false), ("IpAddress", .ipAddress, false),
      ("NotIpAddress", .ipAddress, true), ("ArnEquals", .arn, false), ("ArnLike", .arn, false),
      ("ArnNotEquals", .arn, true), ("ArnNotLike", .arn, true), ("Null", .null, false),
    ]
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.0.lowercased(), ($0.0, $0.1, $0.2)) })
  }()

  private static let prefixes: [(name: String, quantifier: Quantifier)] = [
    ("ForAllValues:", .forAllValues), ("ForAnyValue:", .forAnyValue),
  ]
  private static let suffix = "IfExists"

  /// Every operator by its documented name, with and without set prefix and `IfExists`.
  private static let documented: [String: ConditionOperator] = {
    var operators: [String: ConditionOperator] = [:]
    for (name, family, isNegated) in families.values {
      for (prefix, quantifier) in [("", nil)] + prefixes.map({ ($0.name, Optional($0.quantifier)) }) {
        for ifExists in family == .null ? [false] : [false, true] {
          operators[prefix + name + (ifExists ? suffix : "")] = ConditionOperator(
            family: family, isNegated: isNegated, quantifier: quantifier, ifExists: ifExists)
        }
      }
    }
    return operators
  }()

  init(family: Family, isNegated: Bool, quantifier: Quantifier? = nil, ifExists: Bool = false) {
    self.family = family
    self.isNegated = isNegated
    self.quantifier = quantifier
    self.ifExists = ifExists
  }

  /// Reads an operator's name, letters in any case; nil for one AWS does not document.
  ///
  /// `IfExists` can be added to any operator but Null.
  init?(_ name: String) {
    if let known = Self.documented[name] {
      self = known
      return
    }
    guard name.utf8.count < 64 else { return nil }
    guard let row = Self.families[Self.plain(name)] else { return nil }
    let lower = name.lowercased()
    self.init(
      family: row.family, isNegated: row.isNegated,
      quantifier: Self.prefixes.first { lower.hasPrefix($0.name.lowercased()) }?.quantifier,
      ifExists: lower.hasSuffix(Self.suffix.lowercased()))
  }

  /// The name as AWS documents it.
  static func canonical(_ name: String) -> String? {
    if documented[name] != nil { return name }
    guard name.utf8.count < 64, let row = families[plain(name)] else { return nil }
    let lower = name.lowercased()
    let prefix = prefixes.first { lower.hasPrefix($0.name.lowercased()) }?.name ?? ""
    return prefix + row.name + (lower.hasSuffix(suffix.lowercased()) ? suffix : "")
  }

  /// The operator in lower case, without set prefix and `IfExists`.
  static func plain(_ name: String) -> String {
    var name = Substring(name.lowercased())
    for prefix in prefixes where name.hasPrefix(prefix.name.lowercased()) {
      name = name.dropFirst(prefix.name.utf8.count)
      break
    }
    if name.hasSuffix("ifexists"), name != "nullifexists" { name = name.dropLast("ifexists".count) }
    return String(name)
  }

  /// The names of all operators without set prefixes and `IfExists`.
  static var allNames: [String] { families.values.map(\.name).sorted() }

  /// Reports an operator AWS does not document, or spells otherwise.
  static func check(_ member: JSONMember, in statement: String, _ log: inout FindingLog) {
    guard let name = canonical(member.name) else {
      let meant = log.hasRoom ? Suggestion.nearest(to: member.name, among: allNames) : nil
      // What AWS makes of IfExists on Null is not documented.
      return log.error(
        "policy.condition-operator", member.key.range,
        plain(member.name) == "nullifexists" ? .mayRefuse : .refuses,
        "\"\(Excerpt.of(member.name))\" in \(statement) is no condition operator AWS documents: correct it, for example to "
          + "\(meant ?? "StringEquals, ArnLike or Bool").",
        fix: meant.map { .writing($0, at: member.key.range, "Write \($0).") })
    }
    guard name != member.name else { return }
    log.warning(
      "policy.condition-operator-case", member.key.range, .mayRefuse,
      "\"\(Excerpt.of(member.name))\" in \(statement) is spelled \(name): AWS does not say that case does not matter in operators, "
        + "so write it as documented.",
      fix: .writing(name, at: member.key.range, "Write \(name)."))
  }
}
