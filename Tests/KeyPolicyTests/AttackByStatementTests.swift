import KeyPolicy
import Testing

/// Actions, resources and conditions that nearly say something.
@Suite("Attacks by statement")
struct AttackByStatementTests {
  private typealias P = Policies

  /// One Allow for the caller whose Action, Resource or Condition are these members.
  private static func one(_ name: String, _ expected: LockoutVerdict, _ members: String) -> Attack {
    Attack(
      name, expected, P.policy(#"{"Effect": "Allow", "Principal": {"AWS": "\#(P.alice)"}, \#(members)}"#))
  }

  private static func condition(_ name: String, _ expected: LockoutVerdict, _ condition: String) -> Attack {
    Attack.besideGrant(
      name, expected, P.statement("Allow", P.role, "kms:Decrypt", more: #", "Condition": \#(condition)"#))
  }

  /// IAM User Guide, "Action" and "NotAction".
  private static let actions = [
    one("one character for ?", .accepted, #""Action": "kms:Put?eyPolicy", "Resource": "*""#),
    one("? for no character", .refused, #""Action": "kms:PutKeyPolicy?", "Resource": "*""#),
    one("upper case", .accepted, #""Action": "KMS:PUTKEYPOLICY", "Resource": "*""#),
    one("an empty list", .refused, #""Action": [], "Resource": "*""#),
    one("an empty text", .cannotBeDecided, #""Action": "", "Resource": "*""#),
    one("a trailing blank", .cannotBeDecided, #""Action": "kms:* ", "Resource": "*""#),
    one("two stars, which AWS does not document", .cannotBeDecided, #""Action": "**", "Resource": "*""#),
    one("a wildcard for the service", .cannotBeDecided, #""Action": "*:PutKeyPolicy", "Resource": "*""#),
    one(
      "half a wildcard for the service", .cannotBeDecided, #""Action": "km?:PutKeyPolicy", "Resource": "*""#),
    one("a variable", .cannotBeDecided, #""Action": "kms:${x}", "Resource": "*""#),
    one("a letter of Latin-1", .cannotBeDecided, #""Action": "kms:PütKeyPolicy", "Resource": "*""#),
    one("an action of another service", .refused, #""Action": "s3:*", "Resource": "*""#),
    one("a number", .cannotBeDecided, #""Action": 1, "Resource": "*""#),
    one("a nested list", .refused, #""Action": [["kms:*"]], "Resource": "*""#),
    one("NotAction of everything", .refused, #""NotAction": "*", "Resource": "*""#),
    one("NotAction of another service", .accepted, #""NotAction": "s3:*", "Resource": "*""#),
    one("NotAction of nothing", .cannotBeDecided, #""NotAction": [], "Resource": "*""#),
    one("NotAction with a blank", .cannotBeDecided, #""NotAction": "kms:Put ", "Resource": "*""#),
    Attack.besideGrant(
      "a Deny with NotAction", .refused,
      #"{"Effect": "Deny", "Principal": "*", "NotAction": "kms:Decrypt", "Resource": "*"}"#),
    Attack.besideGrant(
      "a Deny with NotAction that spares PutKeyPolicy", .accepted,
      #"{"Effect": "Deny", "Principal": {"AWS": "\#(P.root)"}, "NotAction": ["kms:Put*", "kms:Decrypt"], "Resource": "*"}"#
    ),
    Attack.besideGrant(
      "a Deny with NotAction that perhaps spares PutKeyPolicy", .cannotBeDecided,
      #"{"Effect": "Deny", "Principal": "*", "NotAction": "kms:PutKeyPolicy ", "Resource": "*"}"#),
    Attack.besideGrant(
      "a Deny of no action", .cannotBeDecided,
      #"{"Effect": "Deny", "Principal": "*", "Action": [], "Resource": "*"}"#),
    Attack.besideGrant(
      "a Deny without Action", .cannotBeDecided, #"{"Effect": "Deny", "Principal": "*", "Resource": "*"}"#),
  ]

  /// AWS KMS API Reference, PutKeyPolicy, and AWS's notice that only `"*"` is taken since August 2025.
  private static let resources = [
    one("a list of one star", .accepted, #""Action": "kms:*", "Resource": ["*"]"#),
    one("an empty list", .cannotBeDecided, #""Action": "kms:*", "Resource": []"#),
    one("a star and an ARN", .cannotBeDecided, #""Action": "kms:*", "Resource": ["*", "\#(P.keyARN)"]"#),
    one("the key's ARN", .cannotBeDecided, #""Action": "kms:*", "Resource": "\#(P.keyARN)""#),
    one("an ARN pattern", .cannotBeDecided, #""Action": "kms:*", "Resource": "arn:*""#),
    one("two stars", .cannotBeDecided, #""Action": "kms:*", "Resource": "**""#),
    one("a star and a blank", .cannotBeDecided, #""Action": "kms:*", "Resource": "* ""#),
    one("an empty text", .cannotBeDecided, #""Action": "kms:*", "Resource": """#),
    one("NotResource", .cannotBeDecided, #""Action": "kms:*", "NotResource": "arn:aws:s3:::b""#),
    one("none at all", .refused, #""Action": "kms:*""#),
    Attack.besideGrant(
      "a Deny for another resource", .cannotBeDecided,
      #"{"Effect": "Deny", "Principal": "*", "Action": "kms:*", "Resource": "arn:aws:s3:::b"}"#),
    Attack.besideGrant(
      "a Deny without Resource", .cannotBeDecided, #"{"Effect": "Deny", "Principal": "*", "Action": "kms:*"}"#
    ),
  ]

  /// IAM refuses operands it cannot read, an undocumented operator and an empty one are no better, and what PutKeyPolicy does
  /// with them was not measured.
  private static let conditions = [
    condition("an empty condition", .cannotBeDecided, "{}"),
    condition("an operator without keys", .cannotBeDecided, #"{"StringEquals": {}}"#),
    condition("a key without values", .cannotBeDecided, #"{"StringEquals": {"aws:PrincipalTag/a": []}}"#),
    condition("a key without a prefix", .cannotBeDecided, #"{"StringEquals": {"SourceIp": "x"}}"#),
    condition(
      "a key with a blank before it", .cannotBeDecided, #"{"StringEquals": {" aws:PrincipalTag/a": "x"}}"#),
    condition(
      "a tag key with blanks", .accepted, #"{"StringEquals": {"aws:PrincipalTag/Cost Centre": "x"}}"#),
    condition(
      "a network with too long a prefix", .cannotBeDecided,
      #"{"IpAddress": {"aws:SourceIp": "203.0.113.0/33"}}"#),
    condition(
      "a network with an octet too large", .cannotBeDecided,
      #"{"NotIpAddress": {"aws:SourceIp": "203.0.113.256"}}"#),
    condition(
      "a network with a word for an address", .cannotBeDecided, #"{"IpAddress": {"aws:SourceIp": "office"}}"#),
    condition(
      "networks", .accepted,
      #"{"IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "198.51.100.7", "2001:db8::/32", "::1", "2001:DB8:1234:5678::/64"]}}"#
    ),
    condition(
      "an IPv6 network with nine groups", .cannotBeDecided,
      #"{"IpAddress": {"aws:SourceIp": "1:2:3:4:5:6:7:8:9/64"}}"#),
    condition(
      "an IPv6 network with two gaps", .cannotBeDecided, #"{"IpAddress": {"aws:SourceIp": "1::2::3"}}"#),
    condition(
      "a word for a number", .cannotBeDecided, #"{"NumericLessThan": {"kms:RotationPeriodInDays": "ten"}}"#),
    condition(
      "numbers", .accepted, #"{"NumericLessThanEquals": {"kms:RotationPeriodInDays": ["90", 180, "-1.5"]}}"#),
    condition(
      "a word for a date", .cannotBeDecided, #"{"DateGreaterThan": {"aws:CurrentTime": "tomorrow"}}"#),
    condition(
      "a month too many", .cannotBeDecided,
      #"{"DateGreaterThan": {"aws:CurrentTime": "2026-13-01T00:00:00Z"}}"#),
    condition(
      "dates", .accepted,
      #"{"DateLessThan": {"aws:CurrentTime": ["2026-06-01T12:00:00Z", "2026-06-01", "1780000000", "2026-06-01T12:00:00.5+02:00"]}}"#
    ),
    condition("no ARN", .cannotBeDecided, #"{"ArnLike": {"aws:PrincipalArn": "role/Admin"}}"#),
    condition(
      "ARNs", .accepted,
      #"{"ArnNotLike": {"aws:PrincipalArn": ["arn:aws:iam::111122223333:role/*", "arn:*:iam::*:role/x", "${aws:PrincipalArn}"]}}"#
    ),
    condition("no base64", .cannotBeDecided, #"{"BinaryEquals": {"kms:RecipientAttestation:PCR0": "a?"}}"#),
    condition("base64", .accepted, #"{"BinaryEquals": {"kms:RecipientAttestation:PCR0": "YQ=="}}"#),
    condition("yes for true, which IAM stores", .accepted, #"{"Bool": {"aws:SecureTransport": "yes"}}"#),
    condition(
      "truth", .accepted,
      #"{"Bool": {"aws:SecureTransport": ["TRUE", false]}, "Null": {"aws:TokenIssueTime": "true"}}"#),
    condition(
      "a variable without an end", .cannotBeDecided,
      #"{"StringEquals": {"aws:PrincipalTag/a": "${aws:username"}}"#),
    condition("a variable", .accepted, #"{"StringEquals": {"aws:PrincipalTag/a": "${aws:username}-${*}"}}"#),
    condition("texts", .accepted, #"{"ForAnyValue:StringLikeIfExists": {"aws:PrincipalTag/a": ["", "x*"]}}"#),
    condition("an unknown operator", .refused, #"{"StringMatches": {"aws:PrincipalTag/a": "x"}}"#),
    Attack(
      "an empty condition on the grant itself", .cannotBeDecided,
      P.policy(P.statement("Allow", P.alice, more: #", "Condition": {}"#))),
    Attack.besideGrant(
      "an empty condition on a Deny", .cannotBeDecided, P.statement("Deny", "*", more: #", "Condition": {}"#)),
    Attack.besideGrant(
      "the same Sid twice", .cannotBeDecided,
      P.statement("Allow", P.role, "kms:Sign", more: #", "Sid": "a""#),
      P.statement("Allow", P.role, "kms:Verify", more: #", "Sid": "a""#)),
    Attack.besideGrant(
      "the same statement twice", .accepted, P.statement("Allow", P.alice), P.statement("Allow", P.alice)),
  ]

  @Test("answers no more than AWS documents", arguments: actions + resources + conditions)
  func attacks(attack: Attack) { attack.expectAnswer() }
}
