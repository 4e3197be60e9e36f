import KeyPolicy
import Testing

@Suite("Conditions in words")
struct ConditionWordsTests {
  private static func condition(_ json: String, version: String = "2012-10-17") throws -> PolicyCondition {
    let text = LintText.allow(LintText.role, #""kms:*""#, json).replacing("2012-10-17", with: version)
    return try #require(PolicyDocument.parse(Array(text.utf8)).document?.statements.first?.condition)
  }

  private static let phrases: [(json: String, words: String)] = [
    (
      #"{"StringEquals": {"kms:ViaService": "s3.us-east-1.amazonaws.com"}}"#,
      "the request comes through s3.us-east-1.amazonaws.com"
    ),
    (
      #"{"StringEquals": {"kms:ViaService": ["a.us-east-1.amazonaws.com", "b.us-east-1.amazonaws.com"]}}"#,
      "the request comes through a.us-east-1.amazonaws.com or b.us-east-1.amazonaws.com"
    ),
    (
      #"{"StringNotLike": {"kms:ViaService": "s3.*.amazonaws.com"}}"#,
      "the request does not come through s3.*.amazonaws.com"
    ),
    (#"{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#, "aws:SourceIp is within 203.0.113.0/24"),
    (
      #"{"NotIpAddress": {"aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32"]}}"#,
      "aws:SourceIp is within neither 203.0.113.0/24 nor 2001:db8::/32, or the request has no aws:SourceIp"
    ),
    (#"{"StringEquals": {"kms:CallerAccount": "111122223333"}}"#, "the caller's account is 111122223333"),
    (#"{"StringEquals": {"aws:PrincipalAccount": ["1", "2", "3"]}}"#, "the caller's account is 1, 2 or 3"),
    (
      #"{"StringNotEquals": {"aws:PrincipalAccount": ["1", "2", "3"]}}"#,
      "the caller's account is none of 1, 2 and 3"
    ),
    (
      #"{"StringNotEquals": {"aws:PrincipalAccount": ["1", "2"]}}"#, "the caller's account is neither 1 nor 2"
    ),
    (
      #"{"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}}"#,
      "the caller's organization is not o-1, or the caller has no organization"
    ),
    (
      #"{"StringEqualsIfExists": {"aws:SourceVpce": "vpce-1"}}"#,
      "aws:SourceVpce is vpce-1, or the request has no aws:SourceVpce"
    ),
    (
      #"{"StringEqualsIgnoreCase": {"aws:PrincipalTag/Team": "Sec Ops"}}"#,
      #"the caller's tag Team is "Sec Ops" in upper or lower case"#
    ),
    (#"{"StringLike": {"aws:userid": "AROAEXAMPLE:*"}}"#, "aws:userid matches AROAEXAMPLE:*"),
    (
      #"{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/*"}}"#,
      "the caller's ARN matches arn:aws:iam::111122223333:role/*"
    ),
    (
      #"{"ArnNotEquals": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/A"}}"#,
      "the caller's ARN does not match arn:aws:iam::111122223333:role/A"
    ),
    (
      #"{"ArnNotLike": {"aws:SourceArn": ["arn:aws:s3:::a", "arn:aws:s3:::b"]}}"#,
      "aws:SourceArn matches neither arn:aws:s3:::a nor arn:aws:s3:::b, or the request has no aws:SourceArn"
    ),
    (#"{"Bool": {"aws:SecureTransport": "false"}}"#, "the request is not encrypted with TLS"),
    (#"{"Bool": {"aws:MultiFactorAuthPresent": "true"}}"#, "the caller used multi-factor authentication"),
    (
      #"{"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}}"#,
      "aws:MultiFactorAuthPresent is true, or the request has no aws:MultiFactorAuthPresent"
    ),
    (
      #"{"Bool": {"kms:GrantIsForAWSResource": true}}"#,
      "an AWS service asks for the grant to protect a resource"
    ),
    (#"{"Bool": {"kms:MultiRegion": "true"}}"#, "kms:MultiRegion is true"),
    (#"{"Bool": {"aws:ViaAWSService": "false"}}"#, "no AWS service makes the request for the caller"),
    (#"{"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}}"#, "aws:MultiFactorAuthAge is less than 3600"),
    (
      #"{"NumericLessThanEquals": {"kms:RotationPeriodInDays": 365}}"#,
      "kms:RotationPeriodInDays is at most 365"
    ),
    (
      #"{"NumericGreaterThanEqualsIfExists": {"kms:ScheduleKeyDeletionPendingWindowInDays": "7"}}"#,
      "kms:ScheduleKeyDeletionPendingWindowInDays is at least 7, or the request has no kms:ScheduleKeyDeletionPendingWindowInDays"
    ),
    (#"{"NumericNotEquals": {"aws:EpochTime": "7"}}"#, "aws:EpochTime is not 7"),
    (
      #"{"DateLessThan": {"aws:CurrentTime": "2027-01-01T00:00:00Z"}}"#,
      "the time of the request is before 2027-01-01T00:00:00Z"
    ),
    (
      #"{"DateGreaterThanEquals": {"aws:CurrentTime": "2026-01-01"}}"#,
      "the time of the request is at or after 2026-01-01"
    ),
    (#"{"BinaryEquals": {"aws:username": "YQ=="}}"#, "the caller's user name is YQ=="),
    (#"{"Null": {"aws:SourceVpce": "true"}}"#, "the request has no aws:SourceVpce"),
    (#"{"Null": {"aws:PrincipalTag/team": "false"}}"#, "the caller has a tag team"),
    (
      #"{"Null": {"kms:BypassPolicyLockoutSafetyCheck": "true"}}"#,
      "the request does not send BypassPolicyLockoutSafetyCheck"
    ),
    (
      #"{"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-1/*"}}"#,
      "at least one value of aws:PrincipalOrgPaths matches o-1/*"
    ),
    (
      #"{"ForAllValues:StringEquals": {"kms:GrantOperations": ["Decrypt", "Encrypt"]}}"#,
      "every value of kms:GrantOperations is Decrypt or Encrypt, or the request has no kms:GrantOperations"
    ),
    (
      #"{"StringEquals": {"kms:EncryptionContext:Project": "Alpha"}}"#,
      "the encryption context Project is Alpha"
    ),
    (
      #"{"StringEquals": {"aws:username": "${aws:PrincipalTag/a}"}}"#,
      "the caller's user name is ${aws:PrincipalTag/a}"
    ),
    (#"{"Sounds": {"aws:username": "a"}}"#, "aws:username meets Sounds (which is not understood here)"),
    (
      #"{"StringEquals": {"aws:userid": ["1", "2", "3", "4", "5", "6", "7", "8"]}}"#,
      "aws:userid is 1, 2, 3, 4, 5 or 3 more"
    ),
  ]

  @Test("says each test as its operator has it", arguments: phrases)
  func phrase(json: String, words: String) throws {
    let test = try #require(try Self.condition(json).tests.first)
    #expect(ConditionWords.phrase(test, version: "2012-10-17") == words)
  }

  @Test(
    "joins the tests of a condition",
    arguments: [
      (
        #"{"IpAddress": {"aws:SourceIp": "203.0.113.7"}}"#, "only if aws:SourceIp is within 203.0.113.7",
        "if aws:SourceIp is within 203.0.113.7"
      ),
      (
        #"{"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}"#, "unless aws:SourceVpce is vpce-1",
        "unless aws:SourceVpce is vpce-1"
      ),
      (
        #"{"StringNotEquals": {"kms:ViaService": "s3.us-east-1.amazonaws.com"}}"#,
        "unless the request comes through s3.us-east-1.amazonaws.com",
        "unless the request comes through s3.us-east-1.amazonaws.com"
      ),
      (
        #"{"Bool": {"aws:SecureTransport": "true"}, "StringEquals": {"aws:username": "a", "kms:KeySpec": "RSA_2048"}}"#,
        "only if the request is encrypted with TLS, the caller's user name is a and the key's spec is RSA_2048",
        "if the request is encrypted with TLS, the caller's user name is a and the key's spec is RSA_2048"
      ),
      (
        "{}", "under an empty condition, whose meaning AWS does not document",
        "under an empty condition, whose meaning AWS does not document"
      ),
      (
        #"{"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}, "BoolIfExists": {"aws:PrincipalIsAWSService": "no"}}"#,
        "only if either the caller's organization is not o-1 or the caller has no organization, and the caller is no AWS service",
        "if either the caller's organization is not o-1 or the caller has no organization, and the caller is no AWS service"
      ),
    ])
  func clause(json: String, allow: String, deny: String) throws {
    let condition = try Self.condition(json)
    #expect(ConditionWords.clause(condition, effect: .allow, version: "2012-10-17") == allow)
    #expect(ConditionWords.clause(condition, effect: .deny, version: "2012-10-17") == deny)
  }

  @Test("says that a variable is plain text in the old version")
  func version() throws {
    let condition = try Self.condition(
      #"{"StringEquals": {"aws:username": "${aws:userid}"}}"#, version: "2008-10-17")
    #expect(
      ConditionWords.clause(condition, effect: .allow, version: "2008-10-17")
        == "only if the caller's user name is ${aws:userid} (as plain text, because variables need Version 2012-10-17)"
    )
  }

  @Test("names twenty tests at most")
  func many() throws {
    let tests = (0..<1_000).map { "\"aws:PrincipalTag/t\($0)\": \"x\"" }.joined(separator: ", ")
    let clause = ConditionWords.clause(
      try Self.condition("{\"StringEquals\": {\(tests)}}"), effect: .allow, version: "2012-10-17")
    #expect(clause.hasSuffix("the caller's tag t19 is x and 980 more tests hold"))
  }
}
