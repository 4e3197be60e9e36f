import Testing

/// A command line that `kmscope check` cannot work with, and what its sentence must say.
struct UnusableInput: Sendable, CustomTestStringConvertible {
  let name: String
  /// After `kmscope check`.
  let arguments: [String]
  var files: [String: String] = [:]
  let says: [String]

  var testDescription: String { name }

  private static let asked = ["policy.json", "--caller", CheckTexts.alice]
  private static let someone = "arn:aws:iam::111122223333:"

  static let all: [UnusableInput] = [
    UnusableInput(name: "nothing", arguments: [], says: ["Name the policy first"]),
    UnusableInput(name: "no caller", arguments: ["policy.json"], says: ["--caller is missing"]),
    UnusableInput(
      name: "a policy swallowed by an option",
      arguments: ["--caller", "x", "--iam-policy", "a", "policy.json"],
      says: ["Name the policy first", "--iam-policy"]),
    UnusableInput(
      name: "no such file", arguments: ["none.json", "--caller", CheckTexts.alice],
      says: ["none.json", "No such file or directory"]),
    UnusableInput(
      name: "a folder", arguments: [".", "--caller", CheckTexts.alice], says: ["Is a directory"]),
    UnusableInput(
      name: "a caller that is no ARN", arguments: ["policy.json", "--caller", "alice"],
      says: ["--caller alice is no user", "aws sts get-caller-identity"]),
    UnusableInput(
      name: "a caller that is a role", arguments: ["policy.json", "--caller", someone + "role/Admin"],
      says: ["--caller", "assumed-role/Admin/jdoe"]),
    UnusableInput(
      name: "an alias for a key",
      arguments: asked + ["--key", "arn:aws:kms:eu-west-1:111122223333:alias/app"],
      says: ["--key arn:aws:kms:eu-west-1:111122223333:alias/app is not the ARN of a KMS key."]),
    UnusableInput(
      name: "a role for a user", arguments: asked + ["--caller-role", someone + "role/Admin"],
      says: ["--caller-role is for role sessions"]),
    UnusableInput(
      name: "a role of another name",
      arguments: [
        "policy.json", "--caller", CheckTexts.session, "--caller-role", someone + "role/Other",
      ], says: ["is not the role of the caller"]),
    UnusableInput(
      name: "a role of another account",
      arguments: [
        "policy.json", "--caller", CheckTexts.session, "--caller-role",
        "arn:aws:iam::444455556666:role/Admin",
      ], says: ["belongs to another account"]),
    UnusableInput(
      name: "a role that is no ARN",
      arguments: ["policy.json", "--caller", CheckTexts.session, "--caller-role", "Admin"],
      says: ["--caller-role Admin is not the ARN of a role."]),
    UnusableInput(
      name: "a user behind a session that is none",
      arguments: asked + ["--caller-user", CheckTexts.alice],
      says: ["--caller-user is for federated sessions"]),
    UnusableInput(
      name: "IAM policies and none", arguments: asked + ["--iam", "none", "--iam-policy", "policy.json"],
      says: ["contradict each other"]),
    UnusableInput(name: "IAM all", arguments: asked + ["--iam", "all"], says: ["--iam", "all"]),
    UnusableInput(
      name: "an IAM policy that is a key policy", arguments: asked + ["--iam-policy", "policy.json"],
      says: ["policy.json:4:", "an IAM policy cannot be read", "Principal"]),
    UnusableInput(
      name: "an IAM policy that is no JSON", arguments: asked + ["--iam-policy", "iam.json"],
      files: ["iam.json": "{]"], says: ["iam.json:1:2: an IAM policy cannot be read"]),
    UnusableInput(
      name: "a boundary that is a list", arguments: asked + ["--boundary", "iam.json"],
      files: ["iam.json": "[]"], says: ["iam.json", "the permissions boundary"]),
    UnusableInput(
      name: "standard input twice", arguments: ["-", "--caller", CheckTexts.alice, "--boundary", "-"],
      says: ["Standard input can be read once"]),
    UnusableInput(
      name: "a condition key without a value", arguments: asked + ["--context", "aws:SourceIp"],
      says: ["--context aws:SourceIp is no condition key with a value."]),
    UnusableInput(
      name: "a value without a condition key", arguments: asked + ["--context", "=x"],
      says: ["--context =x is no condition key"]),
    UnusableInput(
      name: "a key that is there and not there",
      arguments: asked + ["--context", "aws:SourceIp=192.0.2.1", "--absent", "AWS:SourceIP"],
      says: ["--context and --absent both name AWS:SourceIP."]),
    UnusableInput(
      name: "a day that the calendar does not have", arguments: asked + ["--time", "2026-02-30"],
      says: ["2026-02-30", "--time"]),
    UnusableInput(
      name: "a time in no zone", arguments: asked + ["--time", "2026-06-01T12:00"], says: ["--time"]),
    UnusableInput(
      name: "a format of its own", arguments: asked + ["--format", "xml"], says: ["xml", "sarif"]),
    UnusableInput(
      name: "cases and a policy", arguments: ["policy.json", "--cases", "cases.json"],
      says: ["--cases stands alone"]),
    UnusableInput(
      name: "cases that are no JSON", arguments: ["--cases", "cases.json"], files: ["cases.json": "no"],
      says: ["cases.json: The cases are not JSON, line 1, column 1"]),
    UnusableInput(
      name: "cases that are none", arguments: ["--cases", "cases.json"], files: ["cases.json": "{}"],
      says: ["cases.json: The cases must be an object with a member \"cases\""]),
    UnusableInput(
      name: "no file of cases", arguments: ["--cases", "cases.json"],
      says: ["cases.json", "No such file or directory"]),
  ]
}
