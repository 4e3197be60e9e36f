import Testing

@testable import KeyPolicy

@Suite("Conditions recorded on AWS")
struct MeasuredConditionTests {
  @Test("are compared as AWS did", arguments: MeasuredCondition.all)
  func matches(row: MeasuredCondition) throws {
    #expect(!row.operands.isEmpty)
    let isMatch =
      switch row.comparison {
      case "ipaddress": Self.ipAddress(row)
      case "arnlike", "arnequals": Self.arn(row)
      default: row.operands.contains { Self.isMatch(row, $0) } != row.isNegated
      }
    #expect(isMatch == row.isMatch)
  }

  @Test("are of every kind")
  func kinds() {
    let counts = Dictionary(grouping: MeasuredCondition.all, by: \.comparison).mapValues(\.count)
    // As many as the file has with one condition, a plain operator and one value.
    #expect(
      counts == [
        "numericequals": 16, "dateequals": 15, "bool": 15, "binaryequals": 9, "ipaddress": 95, "arnlike": 7,
        "stringequals": 8, "stringequalsignorecase": 13, "stringlike": 16,
      ])
  }

  /// The positive operator; its negation is the opposite.
  private static func isMatch(_ row: MeasuredCondition, _ operand: String) -> Bool {
    switch row.comparison {
    case "numericequals":
      guard let operand = DecimalNumber(operand), let value = DecimalNumber(row.value) else { return false }
      return operand == value
    case "dateequals":
      guard let operand = PolicyDate(operand), let value = PolicyDate(row.value) else { return false }
      return operand == value
    case "bool": return BooleanText.isTrue(operand) == BooleanText.isTrue(row.value)
    case "binaryequals":
      return Base64Text.isCanonical(row.value) && Array(operand.utf8) == Array(row.value.utf8)
    default: return isTextMatch(row, operand)
    }
  }

  /// A variable whose key has several values has none, and what it stands in equals nothing (recorded on AWS).
  private static func isTextMatch(_ row: MeasuredCondition, _ operand: String) -> Bool {
    let template = PolicyTemplate(operand, expandsVariables: true)
    guard template.variables.allSatisfy({ row.context[$0] != .some(nil) }),
      let fragments = template.fragments({ row.context[$0] ?? nil })
    else { return false }
    let text = fragments.map(\.text).joined()
    switch row.comparison {
    case "stringequals": return Array(text.utf16) == Array(row.value.utf16)
    case "stringequalsignorecase": return LowercaseText.of(text) == LowercaseText.of(row.value)
    case "stringlike": return TextPattern(fragments).matches(row.value)
    default:
      Issue.record("no comparison for \(row.comparison)")
      return false
    }
  }

  /// A value that is no address satisfies neither operator; an operand that is none contains nothing (recorded on AWS).
  private static func ipAddress(_ row: MeasuredCondition) -> Bool {
    guard let address = IPAddress(row.value) else { return false }
    return row.operands.contains { IPNetwork($0)?.contains(address) == true } != row.isNegated
  }

  /// A value that is no ARN satisfies neither operator; an operand that is none, met before a match, is decided for safety: no Allow,
  /// but a Deny (recorded on AWS).
  private static func arn(_ row: MeasuredCondition) -> Bool {
    guard ARNPattern("arn:*:*:*:*:*")?.matches(row.value) != nil else { return false }
    for operand in row.operands {
      let fragments = PolicyTemplate(operand, expandsVariables: true).fragments { row.context[$0] ?? nil }
      guard let fragments, let pattern = ARNPattern(fragments) else { return !row.isAllow }
      if pattern.matches(row.value) == true { return !row.isNegated }
    }
    return row.isNegated
  }
}
