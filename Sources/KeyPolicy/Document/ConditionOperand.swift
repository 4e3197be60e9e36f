/// Whether the value of a test can be read as what its operator compares.
///
/// IAM refuses to store a policy with a number, date, address, ARN or binary that it cannot read (recorded on AWS for
/// PutUserPolicy; Booleans are taken whatever they say). The forms here are those that AWS compares with.
enum ConditionOperand {
  /// What the operator wants, with its article, if the text is not that; nil if it is, or if the operator takes any text.
  static func wanted(by comparison: String, insteadOf text: String) -> String? {
    switch ConditionOperator(comparison)?.family {
    case .numeric: return DecimalNumber(text) != nil ? nil : "a number"
    case .date: return PolicyDate(text) != nil ? nil : "a date such as 2026-06-01T00:00:00Z"
    case .ipAddress: return IPNetwork(text) != nil ? nil : "an IP address or network"
    case .binary: return Base64Text.isCanonical(text) ? nil : "base64 text"
    case .arn: return closesVariables(text) ? (isARN(text) ? nil : "an ARN") : Self.closed
    case .string, .stringIgnoringCase, .stringLike, .bool, .null, nil:
      return closesVariables(text) ? nil : Self.closed
    }
  }

  private static let closed = "a text whose variables end with }"

  /// An ARN with all its fields, wildcards included, or a variable in its place.
  private static func isARN(_ text: String) -> Bool {
    text.hasPrefix("${") || text.hasPrefix("arn:") && text.utf8.count { $0 == UInt8(ascii: ":") } >= 5
  }

  private static func closesVariables(_ text: String) -> Bool {
    var isOpen = false
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if previous == UInt8(ascii: "$"), byte == UInt8(ascii: "{") {
        if isOpen { return false }
        isOpen = true
      } else if byte == UInt8(ascii: "}") {
        isOpen = false
      }
      previous = byte
    }
    return !isOpen
  }
}
