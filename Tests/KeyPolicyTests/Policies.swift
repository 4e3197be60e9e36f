import KeyPolicy

/// Names and small policies that tests share; the account and key are those of the AWS documentation's examples.
enum Policies {
  static let account = "111122223333"
  static let keyARN = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  static let root = "arn:aws:iam::111122223333:root"
  static let alice = "arn:aws:iam::111122223333:user/Alice"
  static let role = "arn:aws:iam::111122223333:role/Admin"
  static let session = "arn:aws:sts::111122223333:assumed-role/Admin/jdoe"

  /// A statement with an AWS principal, for this key.
  static func statement(
    _ effect: String = "Allow", _ principal: String, _ action: String = "kms:*", more: String = ""
  )
    -> String
  {
    #"{"Effect": "\#(effect)", "Principal": {"AWS": "\#(principal)"}, "Action": "\#(action)", "Resource": "*"\#(more)}"#
  }

  static func policy(_ statements: String...) -> String {
    #"{"Version": "2012-10-17", "Statement": [\#(statements.joined(separator: ", "))]}"#
  }

  static func check(
    _ policy: String, _ caller: String = alice, role: RoleKnowledge = .unknown,
    iam: IdentityPolicies = .grantsNothing
  ) -> LockoutAnswer {
    LockoutCheck.answer(
      policy: Array(policy.utf8), caller: Caller(arn: caller, role: role), keyARN: keyARN,
      identityPolicies: iam)
  }
}
