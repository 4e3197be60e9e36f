import Testing

/// A question for `kmscope check` with the verdict that AWS documents for it.
struct CheckVerdict: Sendable, CustomTestStringConvertible {
  let name: String
  var policy = CheckTexts.policy(CheckTexts.delegation)
  var arguments: [String] = []
  var files: [String: String] = [:]
  let status: Int32
  /// Lines of the output, each whole.
  var lines: [String] = []

  var testDescription: String { name }

  private static let allowKMS =
    #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "kms:*", "Resource": "*"}}"#
  private static let office = #"{"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}"#
  private static let june = #"{"DateLessThan": {"aws:CurrentTime": "2026-06-01T00:00:00Z"}}"#
  private static let dublin = #"{"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}"#

  static let all: [CheckVerdict] = [
    CheckVerdict(
      name: "a user named in the policy is let in directly",
      policy: CheckTexts.policy(CheckTexts.allow(CheckTexts.alice)), status: 0,
      lines: ["✓ AWS will accept this policy"]),
    CheckVerdict(
      name: "nobody else is", policy: CheckTexts.policy(CheckTexts.allow(CheckTexts.alice + "2")),
      status: 1,
      lines: ["✗ AWS will refuse this policy"]),
    CheckVerdict(
      name: "delegation needs the IAM policies", status: 3,
      lines: [
        "? Cannot be decided here", "  policy.json:4:5: statement 1 (Sid \"Root\")", "Missing",
        "  your IAM policies: --iam-policy FILE or --iam none",
      ]),
    CheckVerdict(name: "delegation to a caller without any", arguments: ["--iam", "none"], status: 1),
    CheckVerdict(
      name: "delegation to a caller whom IAM allows", arguments: ["--iam-policy", "none.json", "iam.json"],
      files: [
        "iam.json": allowKMS, "none.json": allowKMS.replacing("kms:", with: "s3:"),
      ], status: 0),
    CheckVerdict(
      name: "the same with the option repeated",
      arguments: ["--iam-policy", "none.json", "--iam-policy", "iam.json"],
      files: ["iam.json": allowKMS, "none.json": allowKMS.replacing("kms:", with: "s3:")], status: 0),
    CheckVerdict(
      name: "a boundary that leaves KMS out",
      arguments: ["--iam-policy", "iam.json", "--boundary", "boundary.json"],
      files: ["iam.json": allowKMS, "boundary.json": allowKMS.replacing("kms:", with: "s3:")], status: 1),
    CheckVerdict(
      name: "a service control policy that denies",
      arguments: ["--iam-policy", "iam.json", "--scp", "full.json", "scp.json"],
      files: [
        "iam.json": allowKMS, "full.json": allowKMS.replacing("kms:", with: ""),
        "scp.json": allowKMS.replacing("Allow", with: "Deny"),
      ], status: 1),
    CheckVerdict(
      name: "an address nobody told",
      policy: CheckTexts.policy(
        CheckTexts.allow(CheckTexts.alice), CheckTexts.deny("*", condition: office)),
      status: 3,
      lines: ["  aws:SourceIp: --context aws:SourceIp=VALUE or --absent aws:SourceIp"]),
    CheckVerdict(
      name: "an address inside",
      policy: CheckTexts.policy(
        CheckTexts.allow(CheckTexts.alice), CheckTexts.deny("*", condition: office)),
      arguments: ["--context", "aws:SourceIp=192.0.2.7"], status: 0),
    CheckVerdict(
      name: "no address at all, which NotIpAddress takes for another one",
      policy: CheckTexts.policy(
        CheckTexts.allow(CheckTexts.alice), CheckTexts.deny("*", condition: office)),
      arguments: ["--absent", "AWS:sourceip"], status: 1),
    CheckVerdict(
      name: "a value with an equals sign, and a key with two values",
      policy: CheckTexts.policy(
        CheckTexts.allow(
          CheckTexts.alice,
          condition:
            #"{"StringEquals": {"aws:PrincipalTag/team": "a=b"}, "ForAllValues:StringEquals": {"aws:PrincipalOrgPaths": ["x", "y"]}}"#
        )),
      arguments: [
        "--context", "aws:PrincipalTag/team=a=b", "--context", "aws:PrincipalOrgPaths=x", "--context",
        "aws:PrincipalOrgPaths=y",
      ], status: 0),
    CheckVerdict(
      name: "a date in time",
      policy: CheckTexts.policy(CheckTexts.allow(CheckTexts.alice, condition: june)),
      arguments: ["--time", "2026-06-01T01:59:59+02:00"], status: 0),
    CheckVerdict(
      name: "a date that is past",
      policy: CheckTexts.policy(CheckTexts.allow(CheckTexts.alice, condition: june)),
      arguments: ["--time", "2026-06-01"], status: 1),
    CheckVerdict(
      name: "a date without a time",
      policy: CheckTexts.policy(CheckTexts.allow(CheckTexts.alice, condition: june)),
      arguments: ["--time", "none"], status: 3, lines: ["  aws:CurrentTime: --time TIME"]),
    CheckVerdict(
      name: "a date long past, now",
      policy: CheckTexts.policy(
        CheckTexts.allow(CheckTexts.alice, condition: june.replacing("2026", with: "2020"))), status: 1),
    CheckVerdict(
      name: "a key in the Region",
      policy: CheckTexts.policy(CheckTexts.allow(CheckTexts.alice, condition: dublin)),
      arguments: ["--key", CheckTexts.key], status: 0),
    CheckVerdict(
      name: "a key in another Region",
      policy: CheckTexts.policy(CheckTexts.allow(CheckTexts.alice, condition: dublin)),
      arguments: ["--key", CheckTexts.key.replacing("eu-west-1", with: "us-east-1")], status: 1),
    CheckVerdict(
      name: "a key nobody named, with a condition on its Region",
      policy: CheckTexts.policy(CheckTexts.allow(CheckTexts.alice, condition: dublin)), status: 3,
      lines: ["  which key it is: --key ARN"]),
    CheckVerdict(
      name: "a key nobody named in a Region that was told",
      policy: CheckTexts.policy(CheckTexts.allow(CheckTexts.alice, condition: dublin)),
      arguments: ["--context", "aws:RequestedRegion=eu-west-1"], status: 0),
    CheckVerdict(
      name: "a key nobody named, and a Resource that is one key",
      policy: CheckTexts.policy(CheckTexts.allow(CheckTexts.alice, resource: CheckTexts.key)), status: 3),
    CheckVerdict(
      name: "a key nobody named, and an IAM policy for every key of the account",
      arguments: ["--iam-policy", "iam.json"],
      files: [
        "iam.json": allowKMS.replacing("\"*\"", with: "\"arn:aws:kms:*:111122223333:key/*\"")
      ], status: 0),
    CheckVerdict(
      name: "a key nobody named, and an IAM policy for one key",
      arguments: ["--iam-policy", "iam.json"],
      files: ["iam.json": allowKMS.replacing("\"*\"", with: "\"\(CheckTexts.key)\"")], status: 3,
      lines: ["  which key it is: --key ARN"]),
    CheckVerdict(
      name: "a key nobody named, and a Deny that no key needs",
      policy: CheckTexts.policy(
        CheckTexts.allow(CheckTexts.alice + "2", resource: CheckTexts.key),
        CheckTexts.deny(CheckTexts.alice, condition: dublin)), status: 1),
    CheckVerdict(
      name: "a key of another account",
      policy: CheckTexts.policy(CheckTexts.allow(CheckTexts.alice)),
      arguments: ["--key", CheckTexts.key.replacing("111122223333", with: "444455556666")], status: 1),
    CheckVerdict(
      name: "JSON that is broken", policy: "{\n  \"Statement\": [\n", status: 1,
      lines: ["✗ AWS will refuse this policy", "Problems"]),
  ]
}
