import KeyPolicy

extension LintCase {
  private static let role = LintText.role
  private static let foreign = LintText.foreign

  /// Actions, principals and whole statements.
  static let ofStatements: [LintCase] = [
    .finds("lint.unknown-action", LintText.allow(role, #"["kms:Decrypt", «"kms:ReEncrypt"»]"#)),
    .finds("lint.unknown-action", LintText.allow(role, #"«"kms:DeleteKey"»"#)),
    .finds("lint.unknown-action", LintText.allow(role, #"«"KMS:decript"»"#)),
    .finds("lint.unknown-action", LintText.allow(role, #"«"kms:Frobnicate*"»"#)),
    .finds("lint.unknown-action", LintText.deny(role, #"«"kms:PutKeyPolicys"»"#)),
    .passes(
      "lint.unknown-action",
      LintText.allow(role, #"["kms:ReEncrypt*", "KMS:decrypt", "kms:?utKeyPolicy", "*"]"#)),
    .finds(
      "lint.action-outside-key-policies",
      LintText.allow(role, #"["kms:Decrypt", «"kms:ListKeys"», "kms:Sign"]"#)),
    .finds("lint.action-outside-key-policies", LintText.allow(role, #"«"kms:*CustomKeyStore*"»"#)),
    .passes(
      "lint.action-outside-key-policies",
      LintText.allow(role, #"["kms:List*", "kms:Create*", "kms:Nothing"]"#)),
    .finds(
      "lint.not-action",
      LintText.allow(role, #""kms:Decrypt""#).replacing(
        "\"Action\": \"kms:Decrypt\"", with: "\"NotAction\": «\"kms:Decrypt\"»")),
    .passes(
      "lint.not-action", LintText.deny(role, #""kms:Decrypt""#).replacing("\"Action\"", with: "\"NotAction\"")
    ),
    .finds(
      "lint.cross-account-action", LintText.allow(foreign, #"["kms:Decrypt", «"kms:PutKeyPolicy"»]"#)),
    .finds("lint.cross-account-action", LintText.allow(#"{"AWS": "444455556666"}"#, #"«"kms:Enable*"»"#)),
    .passes("lint.cross-account-action", LintText.allow(foreign, #"["kms:Decrypt", "kms:*"]"#)),
    .passes("lint.cross-account-action", LintText.allow(role, #""kms:PutKeyPolicy""#)),
    .passes(
      "lint.cross-account-action",
      LintText.allow(#"{"AWS": ["444455556666", "\#(Policies.role)"]}"#, #""kms:PutKeyPolicy""#)),
    .finds("lint.open-to-everybody", LintText.allow(#"{"AWS": «"*"»}"#, #""kms:Decrypt""#)),
    .finds("lint.open-to-everybody", LintText.allow(#"«"*"»"#, #""kms:PutKeyPolicy""#)),
    .finds(
      "lint.open-to-everybody",
      LintText.allow(
        #"{"AWS": «"*"»}"#, #""kms:*""#, #"{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/Admin"}}"#)),
    .finds(
      "lint.open-to-everybody",
      LintText.allow(#"{"AWS": «"*"»}"#, #""kms:*""#, #"{"StringEquals": {"aws:PrincipalTag/team": "sec"}}"#)),
    .finds(
      "lint.open-to-everybody",
      LintText.allow(
        #"{"AWS": «"*"»}"#, #""kms:*""#, #"{"StringEqualsIfExists": {"aws:PrincipalOrgID": "o-1"}}"#)),
    .finds(
      "lint.open-to-everybody",
      LintText.allow(
        #"{"AWS": «"*"»}"#, #""kms:*""#, #"{"StringNotEquals": {"kms:CallerAccount": "444455556666"}}"#)),
    .finds(
      "lint.open-to-everybody",
      LintText.allow(#"{"AWS": «"*"»}"#, #""kms:*""#, #"{"StringLike": {"kms:CallerAccount": "*"}}"#)),
    .finds(
      "lint.open-to-everybody", .note,
      LintText.policy(
        LintText.statement("Allow", #"{"AWS": «"*"»}"#, #""kms:Decrypt""#),
        LintText.statement(
          "Deny", LintText.everybody, #""kms:*""#, #"{"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}}"#))),
    .passes(
      "lint.open-to-everybody",
      LintText.allow(
        LintText.everybody, #""kms:*""#, #"{"StringEquals": {"kms:CallerAccount": "111122223333"}}"#)),
    .passes(
      "lint.open-to-everybody",
      LintText.allow(
        LintText.everybody, #""kms:*""#,
        #"{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/*"}}"#)),
    .passes("lint.open-to-everybody", LintText.deny(LintText.everybody, #""kms:*""#)),
    .passes("lint.open-to-everybody", LintText.allow(LintText.root, #""kms:*""#)),
    .finds(
      "lint.via-service-any-account",
      LintText.allow(
        #"{"AWS": «"*"»}"#, #""kms:Decrypt""#,
        #"{"StringEquals": {"kms:ViaService": "s3.us-east-1.amazonaws.com"}}"#)),
    .passes(
      "lint.via-service-any-account",
      LintText.allow(
        LintText.everybody, #""kms:Decrypt""#,
        #"{"StringEquals": {"kms:ViaService": "s3.us-east-1.amazonaws.com", "kms:CallerAccount": "111122223333"}}"#
      )),
    .finds("lint.confused-deputy", LintText.allow(#"{"Service": «"sns.amazonaws.com"»}"#, #""kms:Decrypt""#)),
    .finds(
      "lint.confused-deputy", .note,
      LintText.allow(#"{"Service": «"cloudtrail.amazonaws.com"»}"#, #""kms:DescribeKey""#)),
    .finds(
      "lint.confused-deputy",
      LintText.allow(
        #"{"Service": «"sns.amazonaws.com"»}"#, #""kms:Decrypt""#,
        #"{"StringEqualsIfExists": {"aws:SourceAccount": "111122223333"}}"#)),
    .finds(
      "lint.confused-deputy",
      LintText.allow(
        #"{"Service": «"sns.amazonaws.com"»}"#, #""kms:Decrypt""#,
        #"{"ArnLike": {"aws:SourceArn": "arn:aws:sns:*:*:topic"}}"#)),
    .finds(
      "lint.confused-deputy", .note,
      LintText.allow(#"{"Service": «"events.amazonaws.com"»}"#, #""kms:Decrypt""#)),
    .passes(
      "lint.confused-deputy",
      LintText.allow(
        #"{"Service": "sns.amazonaws.com"}"#, #""kms:Decrypt""#,
        #"{"StringEquals": {"aws:SourceAccount": "111122223333"}}"#)),
    .passes(
      "lint.confused-deputy",
      LintText.allow(
        #"{"Service": "logs.us-east-1.amazonaws.com"}"#, #""kms:Decrypt*""#,
        #"{"ArnLike": {"kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:111122223333:*"}}"#)),
    .finds("lint.service-administrator", LintText.allow(#"{"Service": «"sns.amazonaws.com"»}"#, #""kms:*""#)),
    .passes(
      "lint.service-administrator",
      LintText.allow(#"{"Service": "sns.amazonaws.com"}"#, #""kms:GenerateDataKey*""#)),
    .finds("lint.grant-for-service", .note, LintText.allow(role, #"["kms:Decrypt", «"kms:CreateGrant"»]"#)),
    .passes(
      "lint.grant-for-service",
      LintText.allow(role, #""kms:CreateGrant""#, #"{"Bool": {"kms:GrantIsForAWSResource": "true"}}"#)),
    .passes("lint.grant-for-service", LintText.allow(LintText.root, #""kms:CreateGrant""#)),
    .passes("lint.grant-for-service", LintText.allow(role, #""kms:Create*""#)),
    .finds("lint.bare-principal", .note, LintText.allow(#"«"*"»"#, #""kms:*""#)),
    .passes("lint.bare-principal", LintText.allow(LintText.everybody, #""kms:*""#)),
    .finds("lint.account-id-principal", .note, LintText.allow(#"{"AWS": «"111122223333"»}"#, #""kms:*""#)),
    .passes("lint.account-id-principal", LintText.allow(LintText.root, #""kms:*""#)),
    .finds(
      "lint.identity-center-role",
      LintText.allow(
        #"{"AWS": «"arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123456789abcdef"»}"#, #""kms:*""#)),
    .passes(
      "lint.identity-center-role",
      LintText.allow(
        #"{"AWS": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef"}"#,
        #""kms:*""#)),
    .finds(
      "lint.not-principal-account",
      LintText.deny(#"{"AWS": «"\#(Policies.role)"»}"#, #""kms:*""#).replacing(
        "\"Principal\"", with: "\"NotPrincipal\"")),
    .passes(
      "lint.not-principal-account",
      LintText.deny(#"{"AWS": ["\#(Policies.role)", "111122223333"]}"#, #""kms:*""#)
        .replacing("\"Principal\"", with: "\"NotPrincipal\"")),
    .finds(
      "lint.narrow-account", .note,
      LintText.allow(#"{"AWS": «"\#(Policies.root)"»}"#, #"["kms:Describe*", "kms:List*"]"#)),
    .passes("lint.narrow-account", LintText.allow(LintText.root, #""kms:Put*""#)),
    .passes("lint.narrow-account", LintText.allow(foreign, #""kms:Decrypt""#)),
    .finds(
      "lint.repeated-statement", .note,
      LintText.policy(
        LintText.statement("Allow", LintText.root, #""kms:*""#),
        "«" + LintText.statement("Allow", #"{"AWS": "111122223333"}"#, #"["kms:Decrypt"]"#) + "»")),
    .finds(
      "lint.repeated-statement", .note,
      LintText.policy(
        "«"
          + LintText.statement(
            "Deny", role, #""kms:Decrypt""#, #"{"Bool": {"aws:SecureTransport": "false"}}"#) + "»",
        LintText.statement("Deny", role, #"["kms:Decrypt", "kms:Sign"]"#))),
    .passes(
      "lint.repeated-statement",
      LintText.policy(
        LintText.statement("Allow", role, #""kms:*""#, #"{"Bool": {"aws:SecureTransport": "true"}}"#),
        LintText.statement("Allow", role, #""kms:Decrypt""#),
        LintText.statement("Deny", role, #""kms:Decrypt""#),
        LintText.statement("Allow", LintText.root, #""kms:Decrypt""#))),
    .finds(
      "lint.denied-allow",
      LintText.policy(
        "«" + LintText.statement("Allow", role, #"["kms:Decrypt", "kms:Sign"]"#) + "»",
        LintText.statement("Deny", LintText.everybody, #""kms:Decrypt""#),
        LintText.statement("Deny", role, #""kms:S*""#))),
    .finds(
      "lint.denied-allow",
      LintText.policy(
        LintText.statement("Deny", LintText.root, #""kms:Decrypt""#),
        "«" + LintText.statement("Allow", role, #""kms:Decrypt""#) + "»")),
    .passes(
      "lint.denied-allow",
      LintText.policy(
        LintText.statement("Allow", role, #"["kms:Decrypt", "kms:Sign"]"#),
        LintText.statement("Allow", #"{"Service": "sns.amazonaws.com"}"#, #""kms:Decrypt""#),
        LintText.statement("Deny", LintText.everybody, #""kms:Decrypt""#),
        LintText.statement("Deny", role, #""kms:Sign""#, #"{"Bool": {"aws:SecureTransport": "false"}}"#))),
    .finds("lint.duplicate-entry", .note, LintText.allow(role, #"["kms:Decrypt", «"KMS:decrypt"»]"#)),
    .finds(
      "lint.duplicate-entry", .note,
      LintText.allow(#"{"AWS": ["\#(Policies.role)", «"\#(Policies.role)"»]}"#, #""kms:Decrypt""#)),
    .finds(
      "lint.duplicate-entry", .note,
      LintText.allow(role, #""kms:Decrypt""#, #"{"StringEquals": {"aws:PrincipalTag/a": ["x", «"x"»]}}"#)),
    .passes(
      "lint.duplicate-entry",
      LintText.allow(
        role, #"["kms:Decrypt", "kms:Decrypt*"]"#, #"{"StringEquals": {"aws:PrincipalTag/a": ["x", "X"]}}"#)),
    .finds(
      "lint.sid", .note, LintText.allow(role, #""kms:*""#).replacing("[{", with: "[{\"Sid\": «\"a/b\"», ")),
    .finds("lint.sid", .note, LintText.allow(role, #""kms:*""#).replacing("[{", with: "[{\"Sid\": «\"\"», ")),
    .passes(
      "lint.sid", LintText.allow(role, #""kms:*""#).replacing("[{", with: "[{\"Sid\": \"Allow use of 2\", ")),
    .finds(
      "lint.version", .note,
      LintText.policy(
        LintText.statement("Allow", role, #""kms:*""#), version: #""Version": «"2008-10-17"», "#)),
    .finds(
      "lint.version", .note,
      "«{»" + LintText.policy(LintText.statement("Allow", role, #""kms:*""#), version: "").dropFirst()),
    .passes("lint.version", LintText.allow(role, #""kms:*""#)),
    .finds(
      "lint.resource-alias",
      LintText.allow(role, #""kms:*""#).replacing(
        #""*"}"#, with: #"«"arn:aws:kms:us-east-1:111122223333:alias/x"»}"#)),
    .finds(
      "lint.resource-alias",
      LintText.allow(role, #""kms:*""#).replacing(#""*"}"#, with: #"["*", «"alias/x"»]}"#)),
    .finds(
      "lint.resource-other-key",
      LintText.allow(role, #""kms:*""#).replacing(
        #""*"}"#, with: #"«"1234abcd-12ab-34cd-56ef-1234567890ab"»}"#)),
    .passes(
      "lint.resource-other-key",
      LintText.allow(role, #""kms:*""#).replacing(#""*"}"#, with: #"["*", "\#(Policies.keyARN)"]}"#)),
  ]
}
