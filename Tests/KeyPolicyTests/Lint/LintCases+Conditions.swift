import KeyPolicy

extension LintCase {
  private static let role = LintText.role

  private static func allow(_ action: String, _ condition: String) -> String {
    LintText.allow(role, action, condition)
  }

  private static func deny(_ action: String, _ condition: String) -> String {
    LintText.deny(role, action, condition)
  }

  /// Conditions.
  static let ofConditions: [LintCase] = [
    .finds(
      "lint.unknown-condition-key", allow(#""kms:*""#, #"{"StringEquals": {«"aws:PrincipalOrgId2"»: "o-1"}}"#)
    ),
    .finds("lint.unknown-condition-key", allow(#""kms:*""#, #"{"StringEquals": {«"aws:ViaService"»: "x"}}"#)),
    .finds(
      "lint.unknown-condition-key", allow(#""kms:*""#, #"{"StringEquals": {«"aws:PrincpalTag/team"»: "x"}}"#)),
    .finds("lint.unknown-condition-key", deny(#""kms:*""#, #"{"Null": {«"kms:Nonsense"»: "true"}}"#)),
    .passes(
      "lint.unknown-condition-key",
      allow(
        #""kms:*""#,
        #"{"StringEquals": {"AWS:principalorgid": "o-1", "saml:aud": "x", "accounts.google.com:aud": "x"}}"#)),
    .finds(
      "lint.foreign-condition-key", allow(#""kms:*""#, #"{"StringEquals": {«"s3:x-amz-acl"»: "private"}}"#)),
    .passes(
      "lint.foreign-condition-key", allow(#""kms:*""#, #"{"StringEquals": {"ec2:RoleDelivery": "2.0"}}"#)),
    .finds(
      "lint.condition-key-operation",
      allow(#""kms:PutKeyPolicy""#, #"{"StringEquals": {«"kms:EncryptionContext:a"»: "b"}}"#)),
    .finds(
      "lint.condition-key-operation",
      deny(
        #"["kms:PutKeyPolicy", "kms:EnableKey"]"#, #"{"StringNotEquals": {«"kms:RequestAlias"»: "alias/a"}}"#)
    ),
    .passes(
      "lint.condition-key-operation",
      allow(#"["kms:Decrypt", "kms:EnableKey"]"#, #"{"StringEquals": {"kms:EncryptionContext:a": "b"}}"#)
    ),
    .finds(
      "lint.condition-key-some-operations", .note,
      allow(#"["kms:Decrypt", "kms:DescribeKey"]"#, #"{"StringEquals": {«"kms:EncryptionContext:a"»: "b"}}"#)),
    .finds(
      "lint.condition-key-some-operations",
      deny(#""kms:*""#, #"{"StringNotEquals": {«"kms:EncryptionContext:a"»: "b"}}"#)),
    .passes(
      "lint.condition-key-some-operations",
      allow(#""kms:Decrypt""#, #"{"StringEquals": {"kms:EncryptionContext:a": "b"}}"#)),
    .finds(
      "lint.condition-key-place", allow(#""kms:*""#, #"{"StringEquals": {«"aws:ResourceTag/a"»: "b"}}"#)),
    .passes(
      "lint.condition-key-place", allow(#""kms:*""#, #"{"StringEquals": {"aws:PrincipalTag/a": "b"}}"#)),
    .finds(
      "lint.operator-type", allow(#""kms:*""#, #"{«"NumericEquals"»: {"kms:CallerAccount": "111122223333"}}"#)
    ),
    .finds("lint.operator-type", allow(#""kms:*""#, #"{«"StringLike"»: {"aws:SourceIp": "203.0.113.*"}}"#)),
    .finds("lint.operator-type", allow(#""kms:*""#, #"{«"Bool"»: {"aws:CurrentTime": "true"}}"#)),
    .finds(
      "lint.operator-type",
      deny(#""kms:*""#, #"{«"ArnNotLike"»: {"aws:PrincipalAccount": "arn:aws:iam::111122223333:root"}}"#)),
    .passes(
      "lint.operator-type",
      allow(
        #""kms:*""#,
        #"{"StringLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:*"}, "NumericLessThan": {"aws:EpochTime": "9", "#
          + #""aws:PrincipalTag/level": "3"}, "Bool": {"aws:SecureTransport": "true"}, "Null": {"aws:SourceIp": "true"}}"#
      )),
    .finds(
      "lint.wildcard-in-equals",
      allow(#""kms:*""#, #"{"StringEquals": {"aws:userid": ["a", «"AROAEXAMPLE:*"»]}}"#)),
    .finds(
      "lint.wildcard-in-equals",
      deny(#""kms:*""#, #"{"StringNotEqualsIfExists": {"aws:userid": «"AROAEXAMPLE:*"»}}"#)),
    .passes(
      "lint.wildcard-in-equals",
      allow(#""kms:*""#, #"{"StringLike": {"aws:userid": "a*"}, "StringEquals": {"aws:username": "${*}"}}"#)),
    .finds(
      "lint.for-all-values",
      allow(#""kms:*""#, #"{«"ForAllValues:StringEquals"»: {"aws:PrincipalOrgID": "o-1"}}"#)),
    .finds(
      "lint.for-all-values",
      allow(#""kms:*""#, #"{«"ForAllValues:StringLike"»: {"aws:PrincipalOrgPaths": "o-1/*"}}"#)),
    .passes(
      "lint.for-all-values",
      allow(
        #""kms:*""#,
        #"{"ForAllValues:StringLike": {"aws:PrincipalOrgPaths": "o-1/*"}, "Null": {"aws:PrincipalOrgPaths": "false"}}"#
      )),
    .passes(
      "lint.for-all-values",
      allow(#""kms:CreateGrant""#, #"{"ForAllValues:StringEquals": {"kms:GrantOperations": "Decrypt"}}"#)),
    .passes(
      "lint.for-all-values",
      allow(
        #""kms:TagResource""#,
        #"{"ForAllValues:StringEquals": {"aws:TagKeys": ["a"]}, "StringEquals": {"aws:RequestTag/a": "b"}}"#)),
    .finds(
      "lint.for-all-values-deny",
      deny(#""kms:*""#, #"{«"ForAllValues:StringEquals"»: {"aws:PrincipalOrgPaths": "o-1/"}}"#)),
    .passes(
      "lint.for-all-values-deny",
      deny(#""kms:*""#, #"{"ForAnyValue:StringEquals": {"aws:PrincipalOrgPaths": "o-1/"}}"#)),
    .finds(
      "lint.set-prefix", .note,
      allow(#""kms:*""#, #"{«"ForAnyValue:StringEquals"»: {"aws:PrincipalOrgID": "o-1"}}"#)),
    .passes(
      "lint.set-prefix",
      allow(#""kms:*""#, #"{"ForAnyValue:StringEquals": {"aws:PrincipalOrgPaths": "o-1/"}}"#)),
    .finds(
      "lint.multivalued-key", allow(#""kms:*""#, #"{«"StringEquals"»: {"aws:PrincipalOrgPaths": "o-1/"}}"#)),
    .finds(
      "lint.multivalued-key", deny(#""kms:*""#, #"{«"StringNotEqualsIfExists"»: {"aws:CalledVia": "x"}}"#)),
    .passes(
      "lint.multivalued-key",
      allow(
        #""kms:*""#,
        #"{"ForAnyValue:StringEquals": {"aws:CalledVia": "x"}, "Null": {"aws:CalledVia": "false"}}"#)),
    .finds(
      "lint.negated-in-allow", allow(#""kms:*""#, #"{«"StringNotEquals"»: {"aws:SourceVpce": "vpce-1"}}"#)),
    .passes(
      "lint.negated-in-allow",
      allow(#""kms:*""#, #"{"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/x"}}"#)),
    .passes(
      "lint.negated-in-allow",
      allow(
        #""kms:*""#, #"{"StringNotEquals": {"aws:SourceVpce": "vpce-1"}, "Null": {"aws:SourceVpce": false}}"#)
    ),
    .passes(
      "lint.negated-in-allow", deny(#""kms:*""#, #"{"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}"#)),
    .finds(
      "lint.if-exists-in-allow", .note,
      allow(#""kms:*""#, #"{«"BoolIfExists"»: {"aws:MultiFactorAuthPresent": "true"}}"#)),
    .passes(
      "lint.if-exists-in-allow", allow(#""kms:*""#, #"{"BoolIfExists": {"aws:SecureTransport": "true"}}"#)),
    .finds(
      "lint.principal-arn-value",
      allow(#""kms:*""#, #"{"ArnLike": {"aws:PrincipalArn": «"\#(Policies.session)"»}}"#)),
    .finds(
      "lint.principal-arn-value",
      deny(#""kms:*""#, #"{"StringNotEquals": {"aws:PrincipalArn": «"AROAEXAMPLEEXAMPLE12"»}}"#)),
    .passes(
      "lint.principal-arn-value",
      allow(#""kms:*""#, #"{"StringLike": {"aws:PrincipalArn": ["\#(Policies.role)", "*:role/x"]}}"#)),
    .finds(
      "lint.principal-arn-root", .note,
      allow(#""kms:*""#, #"{"ArnEquals": {"aws:PrincipalArn": «"\#(Policies.root)"»}}"#)),
    .passes(
      "lint.principal-arn-root",
      deny(
        #""kms:*""#, #"{"ArnNotEquals": {"aws:PrincipalArn": ["\#(Policies.root)", "\#(Policies.role)"]}}"#)
    ),
    .finds(
      "lint.identity-center-role",
      allow(
        #""kms:*""#,
        #"{"ArnLike": {"aws:PrincipalArn": «"arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_*"»}}"#)),
    .passes(
      "lint.identity-center-role",
      allow(
        #""kms:*""#,
        #"{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Admin_*"}}"#
      )),
    .finds(
      "lint.variable-as-text",
      allow(#""kms:*""#, #"{"StringEquals": {"aws:PrincipalTag/a": «"${aws:username}"»}}"#).replacing(
        "2012", with: "2008")),
    .passes(
      "lint.variable-as-text",
      allow(#""kms:*""#, #"{"StringEquals": {"aws:PrincipalTag/a": "${aws:username}"}}"#)),
    .passes(
      "lint.version",
      allow(#""kms:*""#, #"{"StringEquals": {"aws:PrincipalTag/a": "${aws:username}"}}"#).replacing(
        "2012", with: "2008")),
    .finds(
      "lint.condition-never-holds",
      allow(
        #""kms:*""#, #"{"Null": {"aws:SourceVpce": "true"}, "StringEquals": {«"aws:SourceVpce"»: "vpce-1"}}"#)
    ),
    .finds(
      "lint.condition-never-holds", allow(#""kms:*""#, #"{"StringEquals": {«"kms:KeySpec"»: "RSA_2048"}}"#)),
    .finds(
      "lint.condition-never-holds",
      allow(#""kms:*""#, #"{"StringEquals": {"aws:username": "a"}, "StringEquals ": {}}"#)
        .replacing(#", "StringEquals ": {}"#, with: #", "stringequals": {«"aws:userName"»: "b"}"#)),
    .passes(
      "lint.condition-never-holds",
      allow(
        #""kms:*""#,
        #"{"StringEquals": {"kms:KeySpec": ["RSA_2048", "SYMMETRIC_DEFAULT"]}, "StringNotEquals": {"kms:KeyUsage": "x"}}"#
      )
    ),
    .passes(
      "lint.condition-never-holds", allow(#""kms:*""#, #"{"StringEquals": {"kms:KeySpec": "RSA_2048"}}"#),
      key: KeyFacts(arn: Policies.keyARN)),
    .finds(
      "lint.via-service-name",
      allow(#""kms:*""#, #"{"StringEquals": {"kms:ViaService": «"s3.amazonaws.com"»}}"#)),
    .finds(
      "lint.via-service-name",
      allow(#""kms:*""#, #"{"StringEquals": {"kms:ViaService": «"s3.eu-west-1.amazonaws.com"»}}"#)),
    .finds("lint.via-service-name", allow(#""kms:*""#, #"{"StringEquals": {"kms:ViaService": «"s3"»}}"#)),
    .passes(
      "lint.via-service-name",
      allow(
        #""kms:*""#,
        #"{"StringLike": {"kms:ViaService": ["s3.us-east-1.amazonaws.com", "*.eu-west-1.amazonaws.com"]}}"#)),
    .finds(
      "lint.deprecated-condition-key", .note,
      allow(#""kms:*""#, #"{"StringEquals": {«"kms:CustomerMasterKeySpec"»: "SYMMETRIC_DEFAULT"}}"#)
    ),
    .passes(
      "lint.deprecated-condition-key",
      allow(#""kms:*""#, #"{"StringEquals": {"kms:KeySpec": "SYMMETRIC_DEFAULT"}}"#)),
    .finds(
      "lint.bypass-flag",
      allow(#""kms:PutKeyPolicy""#, #"{«"Bool"»: {"kms:BypassPolicyLockoutSafetyCheck": "false"}}"#)),
    .passes(
      "lint.bypass-flag",
      allow(#""kms:PutKeyPolicy""#, #"{"Null": {"kms:BypassPolicyLockoutSafetyCheck": "true"}}"#)),
    .passes(
      "lint.bypass-flag",
      deny(#""kms:PutKeyPolicy""#, #"{"Bool": {"kms:BypassPolicyLockoutSafetyCheck": "true"}}"#)),
    .finds("lint.boolean-value", deny(#""kms:*""#, #"{"Bool": {"aws:SecureTransport": «"no"»}}"#)),
    .finds("lint.boolean-value", deny(#""kms:*""#, #"{"Null": {"aws:SourceVpce": «"1"»}}"#)),
    .passes("lint.boolean-value", deny(#""kms:*""#, #"{"Bool": {"aws:SecureTransport": [false, "TRUE"]}}"#)),
    .finds(
      "lint.network-condition", deny(#""kms:*""#, #"{"NotIpAddress": {«"aws:SourceIp"»: "203.0.113.0/24"}}"#)),
    .finds(
      "lint.network-condition", allow(#""kms:*""#, #"{"StringEquals": {«"aws:SourceVpce"»: "vpce-1"}}"#)),
    .passes(
      "lint.network-condition",
      deny(
        #""kms:*""#,
        #"{"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}, "Bool": {"aws:ViaAWSService": "false"}}"#)),
    .passes(
      "lint.network-condition", deny(#""kms:*""#, #"{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#)),
  ]
}
