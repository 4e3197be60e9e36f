/// A condition key that requests may carry or not, with the values that tell all policies of the small world apart.
struct NaiveKey {
  var name: String
  var isMany = false
  /// What a request may carry under it.
  var values: [[String]]
  /// What policies compare it with, by operator.
  var operators: [NaiveTest.Operator]
  var operands: [String]

  static func isMany(_ name: String) -> Bool { name == "aws:PrincipalOrgPaths" }

  /// Keys of which nothing follows from the caller.
  static let open: [NaiveKey] = [
    NaiveKey(
      name: "aws:PrincipalTag/team",
      values: [["sec"], ["Sec"], ["SEC"], ["dev"], ["Alice"], [""], ["other"]],
      operators: [.stringEquals, .stringLike, .stringEqualsIgnoreCase],
      operands: ["sec", "dev", "s*", "*", "?ec", "", "SEC", "${aws:username}"]),
    NaiveKey(
      name: "aws:SourceIp",
      values: ["203.0.113.7", "203.0.113.9", "10.0.0.1", "8.8.8.8", "2001:db8::1", "2001:dead::1"].map {
        [$0]
      }, operators: [.ipAddress],
      operands: ["203.0.113.0/24", "203.0.113.7", "10.0.0.0/8", "0.0.0.0/0", "2001:db8::/32"]),
    NaiveKey(
      name: "aws:MultiFactorAuthPresent", values: [["true"], ["false"]], operators: [.bool],
      operands: ["true", "false"]),
    NaiveKey(
      name: "aws:MultiFactorAuthAge", values: [["50"], ["100"], ["200"], ["3600"], ["5000"]],
      operators: [.numericLessThan, .numericEquals],
      operands: ["3600", "100", "x"]),
    NaiveKey(
      name: "aws:TokenIssueTime",
      values: [["2026-04-01T00:00:00Z"], ["2026-05-15T00:00:00Z"], ["2026-07-01T00:00:00Z"]],
      operators: [.dateLessThan], operands: ["2026-06-01T00:00:00Z", "2026-05-01T00:00:00Z"]),
    NaiveKey(
      name: "aws:PrincipalOrgPaths", isMany: true,
      values: [
        ["o-a/r/x/"], ["o-b/r/y/"], ["o-c/r/z/"], ["o-a/r/x/", "o-b/r/y/"], ["o-a/r/x/", "o-c/r/z/"],
      ],
      operators: [.stringLike, .stringEquals], operands: ["o-a/*", "o-b/r/y/", "*"]),
    NaiveKey(
      name: "aws:SourceVpce", values: [["vpce-1"], ["vpce-2"], ["other"]],
      operators: [.stringEquals, .stringLike],
      operands: ["vpce-1", "vpce-?", "*"]),
  ]

  /// Keys whose value follows from the caller or from a direct call.
  static let derived: [NaiveKey] = [
    NaiveKey(
      name: "aws:PrincipalArn", values: [], operators: [.arnLike, .arnLike, .stringLike, .stringEquals],
      operands: [
        "arn:aws:iam::111122223333:role/Admin", "arn:aws:iam::111122223333:role/*/Admin",
        "arn:aws:iam::*:role/*",
        "arn:aws:iam::111122223333:user/*", "arn:aws:iam::111122223333:root", "arn:*:iam::111122223333:*",
        "arn:aws:sts::111122223333:federated-user/*", "not-an-arn",
      ]),
    NaiveKey(
      name: "kms:ViaService", values: [], operators: [.stringEquals, .stringLike],
      operands: ["s3.us-east-1.amazonaws.com", "*"]),
    NaiveKey(
      name: "kms:CallerAccount", values: [], operators: [.stringEquals],
      operands: ["111122223333", "444455556666"]),
    NaiveKey(name: "aws:SecureTransport", values: [], operators: [.bool], operands: ["true", "false"]),
  ]
}
