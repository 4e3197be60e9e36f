import KeyPolicy
import Testing

/// Principals and callers that are nearly each other.
@Suite("Attacks by principal")
struct AttackByPrincipalTests {
  private typealias P = Policies

  private static let adminPath = "arn:aws:iam::111122223333:role/team/sec/Admin"
  private static let sso =
    "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Keys_0123456789abcdef"
  private static let ssoSession =
    "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Keys_0123456789abcdef/zed"
  private static let federated = "arn:aws:sts::111122223333:federated-user/Alice"

  private static func named(_ name: String, _ expected: LockoutVerdict, _ principal: String) -> Attack {
    Attack(name, expected, P.policy(P.statement("Allow", principal)))
  }

  /// A principal map instead of `{"AWS": …}`.
  private static func map(_ map: String, effect: String = "Allow", action: String = "kms:*") -> String {
    #"{"Effect": "\#(effect)", "Principal": \#(map), "Action": "\#(action)", "Resource": "*"}"#
  }

  /// AWS KMS API Reference, PutKeyPolicy: principals must exist; AWS nowhere says how it reads case in an ARN's fixed parts.
  private static let forms = [
    named("ROOT in upper case", .cannotBeDecided, "arn:aws:iam::111122223333:ROOT"),
    named("ARN in upper case", .cannotBeDecided, "ARN:aws:iam::111122223333:user/Alice"),
    named("the partition in upper case", .cannotBeDecided, "arn:AWS:iam::111122223333:user/Alice"),
    named("the service in upper case", .cannotBeDecided, "arn:aws:IAM::111122223333:user/Alice"),
    named("the resource type in upper case", .cannotBeDecided, "arn:aws:iam::111122223333:User/Alice"),
    named(
      "a user's name in another case, which IAM documents as another", .refused,
      "arn:aws:iam::111122223333:user/alice"),
    named("eleven digits", .refused, "11112222333"),
    named("thirteen digits in an ARN", .refused, "arn:aws:iam::1111222233334:root"),
    named("hyphens in an account ID", .refused, "1111-2222-3333"),
    named("a trailing blank", .refused, P.alice + " "),
    named("a leading blank", .refused, " " + P.alice),
    named("a Region in an ARN", .refused, "arn:aws:iam:us-east-1:111122223333:user/Alice"),
    named("another partition", .refused, "arn:aws-cn:iam::111122223333:user/Alice"),
    named("an empty name", .refused, ""),
    named("a path with an empty part", .cannotBeDecided, "arn:aws:iam::111122223333:user/a//b/Alice"),
    named("a variable", .refused, "arn:aws:iam::111122223333:user/${aws:username}"),
    named("the caller's access key", .refused, "AKIAIOSFODNN7EXAMPLE"),
    named("the caller's unique ID, perhaps", .refused, "AIDACKCEVSQ6C2EXAMPLE"),
  ]

  /// What stands beside a grant to the caller must exist, and be one of the forms AWS documents.
  private static let company = [
    Attack.besideGrant(
      "a name longer than IAM's 64 characters", .cannotBeDecided,
      P.statement(
        "Allow", "arn:aws:iam::111122223333:role/" + String(repeating: "a", count: 65), "kms:Decrypt")),
    Attack.besideGrant(
      "the caller's name under another path: names are unique", .cannotBeDecided,
      P.statement("Deny", "arn:aws:iam::111122223333:user/ops/Alice")),
    Attack.besideGrant(
      "the caller's name in another case: names are unique", .cannotBeDecided,
      P.statement("Deny", "arn:aws:iam::111122223333:user/ALICE")),
    Attack.besideGrant(
      "one role under two paths", .cannotBeDecided,
      P.statement("Allow", P.role, "kms:Decrypt"), P.statement("Allow", adminPath, "kms:Decrypt")),
    Attack.besideGrant(
      "a user and a role of one name", .accepted,
      P.statement("Allow", "arn:aws:iam::111122223333:role/Alice", "kms:Decrypt")),
    Attack.besideGrant(
      "the caller's name in another account", .accepted,
      P.statement("Deny", "arn:aws:iam::444455556666:user/Alice")),
    Attack.besideGrant(
      "NotPrincipal in an Allow, which IAM does not support", .cannotBeDecided,
      P.statement("Allow", P.role, "kms:Decrypt").replacing("\"Principal\"", with: "\"NotPrincipal\"")),
    Attack.besideGrant(
      "NotPrincipal in a Deny, which KMS does not document", .cannotBeDecided,
      P.statement("Deny", P.role, "kms:Decrypt").replacing("\"Principal\"", with: "\"NotPrincipal\"")),
    Attack.besideGrant(
      "Principal and NotPrincipal", .refused,
      P.statement("Deny", P.role, more: #", "NotPrincipal": "*""#)),
    Attack.besideGrant(
      "a Deny without a Principal", .refused,
      #"{"Effect": "Deny", "Action": "kms:*", "Resource": "*"}"#),
    Attack.besideGrant(
      "a service with a wildcard", .cannotBeDecided, map(#"{"Service": "*.amazonaws.com"}"#)),
    Attack.besideGrant("a service with a blank", .cannotBeDecided, map(#"{"Service": " s3.amazonaws.com"}"#)),
    Attack.besideGrant("a service's suffix alone", .cannotBeDecided, map(#"{"Service": ".amazonaws.com"}"#)),
    Attack.besideGrant("a service", .accepted, map(#"{"Service": "logs.eu-west-1.amazonaws.com"}"#)),
    Attack.besideGrant(
      "a Federated principal", .cannotBeDecided, map(#"{"Federated": "accounts.google.com"}"#)),
    Attack.besideGrant("a CanonicalUser", .cannotBeDecided, map(#"{"CanonicalUser": "0123456789abcdef"}"#)),
    Attack.besideGrant("an empty list of principals", .refused, map(#"{"AWS": []}"#, effect: "Deny")),
    Attack.besideGrant("a plain ARN as Principal", .refused, map("\"\(P.role)\"")),
    Attack.besideGrant("a list as Principal", .refused, map(#"["*"]"#)),
  ]

  private static let maps = [
    Attack(
      "everybody beside a service", .accepted, P.policy(map(#"{"AWS": "*", "Service": "s3.amazonaws.com"}"#))),
    Attack("a service alone", .refused, P.policy(map(#"{"Service": "s3.amazonaws.com"}"#))),
    Attack("every service", .cannotBeDecided, P.policy(map(#"{"Service": "*"}"#))),
    Attack(
      "an identity provider never stands for a user", .refused,
      P.policy(map(#"{"Federated": "accounts.google.com"}"#))),
    Attack(
      "a session may come from an identity provider", .cannotBeDecided,
      P.policy(map(#"{"Federated": "accounts.google.com"}"#))
    ).by(P.session),
    Attack(
      "a canonical user ID stands for an account", .cannotBeDecided,
      P.policy(map(#"{"CanonicalUser": "0123456789abcdef"}"#))),
    Attack("an empty map", .refused, P.policy(map("{}"))),
    Attack("an empty text", .refused, P.policy(map("\"\""))),
  ]

  /// IAM User Guide, "AWS JSON policy elements: Principal": a session is named by role name without path, and session name.
  private static let sessions = [
    named("another session name", .refused, P.session).by("arn:aws:sts::111122223333:assumed-role/Admin/eve"),
    named("a session name in another case, of which AWS says nothing", .cannotBeDecided, P.session)
      .by("arn:aws:sts::111122223333:assumed-role/Admin/JDOE"),
    Attack(
      "a Deny for a session name in another case", .cannotBeDecided,
      P.policy(P.statement("Allow", P.role), P.statement("Deny", P.session))
    )
    .by("arn:aws:sts::111122223333:assumed-role/Admin/JDOE", role: .known(P.role)),
    named("a role's name in another case", .cannotBeDecided, "arn:aws:iam::111122223333:role/admin")
      .by(P.session, role: .known(P.role)),
    named(
      "a role's name in another case, path unknown", .cannotBeDecided, "arn:aws:iam::111122223333:role/admin"
    ).by(P.session),
    named("the role of that name in another account", .refused, "arn:aws:iam::444455556666:role/Admin").by(
      P.session),
    named(
      "a session of that name in another account", .refused,
      "arn:aws:sts::444455556666:assumed-role/Admin/jdoe"
    ).by(P.session),
    named("a user of the role's name", .refused, "arn:aws:iam::111122223333:user/Admin").by(P.session),
    named("the role with a path, path known", .accepted, adminPath).by(P.session, role: .known(adminPath)),
    named("the role without its path", .refused, P.role).by(P.session, role: .known(adminPath)),
    named("the role without its path, path unknown", .cannotBeDecided, P.role).by(P.session),
    named("the role with a path, path unknown", .cannotBeDecided, adminPath).by(P.session),
    Attack(
      "a Deny for the role under another path: one of the two does not exist", .cannotBeDecided,
      P.policy(P.statement("Allow", P.session), P.statement("Deny", adminPath))
    ).by(P.session, role: .known(P.role)),
    named("an Identity Center role in full", .accepted, sso).by(ssoSession, role: .known(sso)),
    named("an Identity Center role, path unknown", .cannotBeDecided, sso).by(ssoSession),
    named("an Identity Center session", .accepted, ssoSession).by(ssoSession),
    named(
      "a session ARN with the role's path", .cannotBeDecided,
      "arn:aws:sts::111122223333:assumed-role/team/sec/Admin/jdoe"
    )
    .by(P.session, role: .known(adminPath)),
    named("a session ARN without a session", .cannotBeDecided, "arn:aws:sts::111122223333:assumed-role/Admin")
      .by(P.session),
  ]

  /// IAM User Guide, "Policy evaluation logic", and GetFederationToken.
  private static let federatedUsers = [
    named("the federated user", .accepted, federated).by(federated),
    named(
      "the federated user's name in another case", .cannotBeDecided,
      federated.replacing("Alice", with: "alice")
    ).by(federated),
    named("the user of the same name need not be the user behind it", .cannotBeDecided, P.alice).by(
      federated),
    named("a federated user is not the user", .refused, federated),
    named("a role", .refused, P.role).by(federated),
    named("the account, and IAM allows", .cannotBeDecided, P.root).by(federated).with(.allowsEverything),
    named("the account, and IAM grants nothing", .refused, P.root).by(federated),
  ]

  private static let manyPaths = (1...12).map { "arn:aws:iam::111122223333:role/p\($0)/Admin" }

  private static func forRoles(_ effect: String, _ roles: ArraySlice<String>, more: String = "") -> String {
    let list = roles.map { "\"\($0)\"" }.joined(separator: ", ")
    return P.statement(effect, "x", more: more).replacing("\"x\"", with: "[\(list)]")
  }

  /// An Allow and a Deny for one principal that may be the caller: whoever it is, the Deny wins.
  private static let correlated = [
    Attack(
      "an Allow and a Deny for the role whose path is unknown", .refused,
      P.policy(P.statement("Allow", P.role), P.statement("Deny", P.role))
    ).by(P.session),
    Attack(
      "a Deny for the role under another path leaves it open", .cannotBeDecided,
      P.policy(P.statement("Allow", P.role), P.statement("Deny", adminPath))
    ).by(P.session),
    Attack(
      "a conditional Deny leaves it open", .cannotBeDecided,
      P.policy(
        P.statement("Allow", P.role),
        P.statement("Deny", P.role, more: #", "Condition": {"Bool": {"aws:ViaAWSService": "true"}}"#))
    ).by(P.session),
    Attack(
      "a Deny for all of many roles but one leaves it open", .cannotBeDecided,
      P.policy(forRoles("Allow", manyPaths[...]), forRoles("Deny", manyPaths.dropLast()))
    ).by(P.session),
    Attack(
      "an Allow and a Deny for the user behind a federated user", .refused,
      P.policy(P.statement("Allow", P.alice), P.statement("Deny", P.alice))
    ).by(federated),
  ]

  @Test(
    "answers no more than AWS documents",
    arguments: forms + company + maps + sessions + federatedUsers + correlated)
  func attacks(attack: Attack) { attack.expectAnswer() }

  private static let everybody = Attack("everybody", .cannotBeDecided, P.policy(P.statement("Allow", "*")))
    .with(.allowsEverything)

  @Test(
    "callers AWS does not document decide nothing",
    arguments: [
      "arn:aws:sts::111122223333:assumed-role/team/Admin/jdoe",
      "arn:aws:sts::111122223333:assumed-role/Admin/a b",
      "arn:aws:sts::111122223333:assumed-role/aws:ec2-infrastructure/i-0abc",
      "arn:aws:iam::111122223333:role/Admin ",
      "arn:aws:sts::111122223333:assumed-root", "AROAEXAMPLEROLEID123:jdoe",
      "arn:aws:iam::111122223333:user/Alice\n",
      "arn:aws:iam::111122223333:ROOT", "arn:aws:iam::11112222333:user/Alice",
      "arn:aws:iam::111122223333:role/Admin",
    ])
  func oddCallers(arn: String) { Self.everybody.by(arn).expectAnswer() }

  @Test(
    "a key's ARN that is none decides nothing",
    arguments: [
      "arn:aws:kms:us-east-1:111122223333:alias/prod", "arn:aws:kms:us-east-1:111122223333:key/",
      "arn:aws:kms::111122223333:key/x",
      "arn:aws:kms:us-east-1:11112222333:key/x", "arn:aws:s3:us-east-1:111122223333:key/x",
      "1234abcd-12ab-34cd-56ef-1234567890ab",
    ])
  func oddKeys(arn: String) { Self.everybody.on(arn).expectAnswer() }

  @Test("a multi-Region key is a key like any other")
  func multiRegionKey() {
    var attack = Self.everybody.on("arn:aws:kms:us-east-1:111122223333:mrk").on(
      "arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab")
    attack.expected = .accepted
    attack.expectAnswer()
  }

  @Test("a caller of another account or partition is told which")
  func otherAccountsAndPartitions() {
    var attack = Self.everybody
    attack.expected = .refused
    let account = attack.by("arn:aws:iam::444455556666:root")
    account.expectAnswer()
    #expect(account.answer.reason.contains("account 444455556666"))
    let partition = attack.by("arn:aws-cn:iam::111122223333:user/Alice")
    partition.expectAnswer()
    #expect(
      partition.answer.reason.contains("partition aws-cn")
        && partition.answer.reason.contains("partition aws:"))
  }
}
