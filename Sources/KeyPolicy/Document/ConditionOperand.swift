/// Whether the value of a test can be read as what its operator compares.
///
/// IAM refuses to store a policy with a number, date, address, ARN or binary that it cannot read (recorded on AWS for
/// PutUserPolicy; Booleans are taken whatever they say). The forms here are those that AWS documents: IAM User Guide, "IAM JSON
/// policy elements: Condition operators".
enum ConditionOperand {
  /// What the operator wants, with its article, if the text is not that; nil if it is, or if the operator takes any text.
  static func wanted(by comparison: String, insteadOf text: String) -> String? {
    let name = ConditionOperator.plain(comparison)
    if name.hasPrefix("numeric") { return isNumber(text) ? nil : "a number" }
    if name.hasPrefix("date") { return DateText.isDate(text) ? nil : "a date such as 2026-06-01T00:00:00Z" }
    if name == "ipaddress" || name == "notipaddress" {
      return NetworkText.isNetwork(text) ? nil : "an IP address or network"
    }
    if name == "binaryequals" { return isBase64(text) ? nil : "base64 text" }
    if !closesVariables(text) { return "a text whose variables end with }" }
    if name.hasPrefix("arn"), !isARN(text) { return "an ARN" }
    return nil
  }

  private static func isNumber(_ text: String) -> Bool {
    let unsigned = text.utf8.first == UInt8(ascii: "-") ? text.dropFirst() : Substring(text)
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy(DateText.isDigits)
  }

  /// An ARN with all its fields, wildcards included, or a variable in its place.
  private static func isARN(_ text: String) -> Bool {
    text.hasPrefix("${") || text.hasPrefix("arn:") && text.utf8.count { $0 == UInt8(ascii: ":") } >= 5
  }

  /// Base64 with its padding (RFC 4648 section 4).
  private static func isBase64(_ text: String) -> Bool {
    let body = text.utf8.prefix { $0 != UInt8(ascii: "=") }
    let padding = text.utf8.dropFirst(body.count)
    return text.utf8.count % 4 == 0 && padding.count <= 2 && padding.allSatisfy { $0 == UInt8(ascii: "=") }
      && body.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
          true
        default: false
        }
      }
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
