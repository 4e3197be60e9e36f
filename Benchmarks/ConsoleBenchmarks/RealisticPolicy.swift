import KeyPolicy

/// A key policy of many statements as teams write them, with conditions of all kinds.
enum RealisticPolicy {
  static let key = KeyFacts(
    arn: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    keySpec: "SYMMETRIC_DEFAULT", keyUsage: "ENCRYPT_DECRYPT", origin: "AWS_KMS")

  /// A session of one of the roles that the policy names.
  static let request = AccessRequest(
    caller: Caller(
      arn: "arn:aws:sts::111122223333:assumed-role/service-2/me",
      role: .known("arn:aws:iam::111122223333:role/team/service-2")),
    key: key, time: 1_780_315_200)

  /// 61 statements in about 26 KB.
  static let text = Array(make(statements: 61).utf8)

  /// The same with every tenth statement for other actions.
  static let changed = Array(make(statements: 61, isChanged: true).utf8)

  /// As many whole statements as fit into so many bytes, and how many they are.
  static func filling(bytes: Int) -> (text: [UInt8], statements: Int) {
    let one = make(statements: 11).utf8.count - make(statements: 10).utf8.count
    var statements = max(1, bytes / one - 4)
    while make(statements: statements + 1).utf8.count <= bytes { statements += 1 }
    return (Array(make(statements: statements).utf8), statements)
  }

  private static func make(statements: Int, isChanged: Bool = false) -> String {
    let account =
      #"{"Sid": "Enable IAM User Permissions", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "#
      + #""Action": "kms:*", "Resource": "*"}"#
    let others = (0..<(statements - 1)).map { statement($0, isChanged: isChanged && $0 % 10 == 0) }
    return
      "{\"Version\": \"2012-10-17\", \"Statement\": [\(([account] + others).joined(separator: ",\n"))]}"
  }

  private static func statement(_ number: Int, isChanged: Bool) -> String {
    let conditions = [
      #""StringEquals": {"kms:ViaService": "s3.eu-west-1.amazonaws.com", "kms:CallerAccount": "111122223333"}"#,
      #""StringNotEquals": {"aws:PrincipalTag/team": ["a\#(number)", "b", "c"]}, "Bool": {"aws:SecureTransport": "true"}"#,
      #""ArnLike": {"aws:PrincipalArn": ["arn:aws:iam::111122223333:role/app-\#(number)*", "arn:aws:iam::*:user/*"]}"#,
      #""ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": ["o-abc/r-1/ou-\#(number)/*"]}, "#
        + #""IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32"]}"#,
    ]
    let last = isChanged ? "kms:Sign" : "kms:ReEncrypt*"
    return """
          {
            "Sid": "Statement number \(number)",
            "Effect": "\(number % 7 == 3 ? "Deny" : "Allow")",
            "Principal": { "AWS": ["arn:aws:iam::111122223333:role/team/service-\(number)", "arn:aws:iam::111122223333:user/user-\(number)"] },
            "Action": ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*", "kms:DescribeKey", "\(last)"],
            "Resource": "*",
            "Condition": { \(conditions[number % 4]) }
          }
      """
  }
}
