/// Reads parts of a key's ARN, `arn:partition:kms:region:account:key/id`.
///
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
enum KeyARN {
  /// The twelve digits of the account, nil when the text has no such part.
  static func account(_ arn: String) -> String? {
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0] == "arn", !fields[4].isEmpty else { return nil }
    return String(fields[4])
  }

  /// The Region, nil when the text has no such part.
  static func region(_ arn: String) -> String? {
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0] == "arn", !fields[3].isEmpty else { return nil }
    return String(fields[3])
  }
}
