import KeyPolicy
import Testing

@Suite("Lockout check")
struct LockoutCheckTests {
  private typealias P = Policies

  @Test("the default key policy leaves it to IAM: undecided until IAM is known")
  func delegation() {
    let policy = P.policy(P.statement("Allow", P.root, more: ", \"Sid\": \"Enable IAM\""))
    let unknown = P.check(policy, iam: .unknown)
    #expect(unknown.verdict == .cannotBeDecided)
    #expect(unknown.missing == ["your IAM policies"])
    #expect(
      unknown.reason.contains("Statement 1 (Sid \"Enable IAM\")") && unknown.reason.contains("user/Alice"))
    #expect(P.check(policy, iam: .allowsEverything).verdict == .accepted)
    let nothing = P.check(policy, iam: .grantsNothing)
    #expect(nothing.verdict == .refused)
    #expect(nothing.statement?.index == 0)
  }

  @Test("the root user needs the account statement and no IAM policy")
  func rootUser() {
    #expect(P.check(P.policy(P.statement("Allow", P.root)), P.root, iam: .unknown).verdict == .accepted)
    #expect(P.check(P.policy(P.statement("Allow", P.account)), P.root).verdict == .accepted)
    #expect(P.check(P.policy(P.statement("Allow", P.alice)), P.root).verdict == .refused)
  }

  @Test("a direct grant is accepted, names its statement and lists what was not read")
  func directGrant() {
    let answer = P.check(
      P.policy(P.statement("Allow", P.root, "kms:Describe*"), P.statement("Allow", P.alice, "kms:Put*")),
      iam: .unknown)
    #expect(answer.verdict == .accepted)
    #expect(answer.statement?.index == 1)
    #expect(
      answer.reason
        == "Statement 2 allows kms:PutKeyPolicy to user/Alice directly, and no statement denies it.")
    #expect(answer.residualRisks.contains { $0.contains("your IAM policies") })
    #expect(!answer.residualRisks.contains { $0.contains("does not exist") })
  }

  @Test("another named principal is a risk to the save: it might not exist")
  func otherPrincipals() {
    let answer = P.check(P.policy(P.statement("Allow", P.alice), P.statement("Allow", P.role, "kms:Decrypt")))
    #expect(answer.verdict == .accepted)
    #expect(answer.residualRisks.contains { $0.contains("does not exist") })
  }

  @Test("a session matches its role by the role's whole ARN")
  func roleWithPath() {
    let pathRole = "arn:aws:iam::111122223333:role/team/sec/Admin"
    let policy = P.policy(P.statement("Allow", pathRole))
    #expect(P.check(policy, P.session, role: .known(pathRole)).verdict == .accepted)
    #expect(P.check(policy, P.session, role: .known(P.role)).verdict == .refused)
    #expect(
      P.check(policy, P.session, role: .known(pathRole)).residualRisks.contains { $0.contains("boundary") })
  }

  @Test("without the role's ARN an equal role name decides nothing, neither for an Allow nor for a Deny")
  func roleUnknown() {
    let allow = P.check(P.policy(P.statement("Allow", P.role)), P.session)
    #expect(allow.verdict == .cannotBeDecided)
    #expect(allow.missing == ["your role's path"])
    let deny = P.check(P.policy(P.statement("Allow", P.session), P.statement("Deny", P.role)), P.session)
    #expect(deny.verdict == .cannotBeDecided)
    #expect(deny.missing == ["your role's path"])
    let other = P.policy(P.statement("Allow", "arn:aws:iam::111122223333:role/x/Other"))
    #expect(P.check(other, P.session).verdict == .refused)
  }

  @Test("a role that cannot be the session's role is not believed")
  func wrongRole() {
    let other = RoleKnowledge.known("arn:aws:iam::111122223333:role/Other")
    #expect(
      P.check(P.policy(P.statement("Allow", P.role)), P.session, role: other).missing == ["your role's path"])
  }

  @Test("a session grant holds for this session only")
  func sessionGrant() {
    let policy = P.policy(P.statement("Allow", P.session))
    #expect(P.check(policy, P.session).verdict == .accepted)
    #expect(P.check(policy, "arn:aws:sts::111122223333:assumed-role/Admin/eve").verdict == .refused)
  }

  @Test("a federated user needs a session policy for everything but its own name")
  func federatedUser() {
    let caller = "arn:aws:sts::111122223333:federated-user/Alice"
    #expect(P.check(P.policy(P.statement("Allow", caller)), caller).verdict == .accepted)
    let delegated = P.check(P.policy(P.statement("Allow", P.root)), caller, iam: .allowsEverything)
    #expect(delegated.missing == ["your session policy"])
    let user = P.check(P.policy(P.statement("Allow", P.alice)), caller)
    #expect(user.verdict == .cannotBeDecided)
    #expect(user.missing.contains("the IAM user behind your federated session"))
    let denied = P.check(P.policy(P.statement("Allow", caller), P.statement("Deny", P.alice)), caller)
    #expect(denied.verdict == .cannotBeDecided)
  }

  @Test("an unconditional Deny wins wherever it stands", arguments: [P.alice, P.root, P.account, "*"])
  func deny(principal: String) {
    let allow = P.statement("Allow", P.alice)
    let deny = P.statement("Deny", principal, "kms:P*", more: ", \"Sid\": \"No\"")
    for policy in [P.policy(allow, deny), P.policy(deny, allow)] {
      let answer = P.check(policy)
      #expect(answer.verdict == .refused)
      #expect(answer.statement?.sid == "No")
      #expect(answer.reason.contains("explicit Deny"))
    }
  }

  @Test("services, identity providers and canonical users never stand for an IAM caller")
  func otherKinds() {
    let service =
      #"{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "*", "Resource": "*"}"#
    #expect(P.check(P.policy(service)).verdict == .refused)
    let federated = service.replacing(
      "\"Service\": \"s3.amazonaws.com\"", with: "\"Federated\": \"x.example.com\"")
    #expect(P.check(P.policy(federated)).verdict == .refused)
    #expect(P.check(P.policy(federated, P.statement("Allow", P.alice))).verdict == .cannotBeDecided)
  }

  @Test("a condition key that is not known is named, and matters only where it could change the answer")
  func conditions() {
    let condition = #", "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#
    let conditional = P.statement("Allow", P.alice, more: condition)
    let alone = P.check(P.policy(P.statement("Allow", P.role), P.statement("Allow", P.role), conditional))
    #expect(alone.verdict == .cannotBeDecided)
    #expect(alone.missing == ["aws:SourceIp"])
    #expect(P.check(P.policy(conditional, P.statement("Allow", P.alice))).verdict == .accepted)
    #expect(P.check(P.policy(conditional, P.statement("Deny", "*"))).verdict == .refused)
    let conditionalDeny = P.statement("Deny", "*", more: condition)
    let beside = P.check(P.policy(P.statement("Allow", P.alice), conditionalDeny))
    #expect(beside.verdict == .cannotBeDecided)
    #expect(beside.missing == ["aws:SourceIp"])
    #expect(P.check(P.policy(P.statement("Allow", P.role), conditionalDeny)).verdict == .refused)
    let otherAction = P.statement("Deny", "*", "kms:Decrypt", more: condition)
    #expect(P.check(P.policy(P.statement("Allow", P.alice), otherAction)).verdict == .accepted)
  }

  @Test(
    "a conditional delegation is futile when IAM grants nothing, and open on both counts when IAM is unknown")
  func conditionalDelegation() {
    let policy = P.policy(
      P.statement("Allow", P.root, more: #", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}"#))
    #expect(P.check(policy, iam: .grantsNothing).verdict == .refused)
    #expect(P.check(policy, iam: .unknown).missing.count == 2)
    #expect(P.check(policy, iam: .allowsEverything).missing == ["aws:MultiFactorAuthPresent"])
  }

  @Test("a Deny with NotPrincipal spares whom it lists in full, and whether KMS takes it is not certain")
  func notPrincipal() {
    func answer(_ listed: String) -> LockoutAnswer {
      let deny =
        #"{"Effect": "Deny", "NotPrincipal": {"AWS": [\#(listed)]}, "Action": "kms:*", "Resource": "*"}"#
      return P.check(P.policy(P.statement("Allow", P.alice), deny))
    }
    let alone = answer("\"\(P.alice)\"")
    #expect(alone.verdict == .cannotBeDecided)
    #expect(alone.missing.first == "whether NotPrincipal in statement 2 must list the account as well")
    #expect(answer("\"\(P.root)\"").verdict == .refused)
    let inFull = answer("\"\(P.alice)\", \"\(P.root)\"")
    #expect(inFull.verdict == .cannotBeDecided)
    #expect(inFull.missing.first == "your permissions boundary")
  }

  @Test("PutKeyPolicy is never available to another account")
  func otherAccount() {
    let answer = P.check(
      P.policy(P.statement("Allow", "*")), "arn:aws:iam::444455556666:user/Zed", iam: .allowsEverything)
    #expect(answer.verdict == .refused)
    #expect(answer.reason.contains("444455556666") && answer.reason.contains("another account"))
  }

  @Test(
    "callers that AWS does not document, and keys without an account, decide nothing",
    arguments: [
      "arn:aws:sts::123456789012:user/moto", "arn:aws:sts::111122223333:user/moto",
      "arn:aws:iam::111122223333:group/x", "", "x",
      "arn:aws:sts::111122223333:assumed-role/Admin", "*", "111122223333", "AIDAEXAMPLEUSERID12",
    ])
  func unknownCallers(arn: String) {
    let answer = P.check(P.policy(P.statement("Allow", "*")), arn, iam: .allowsEverything)
    #expect(answer.verdict == .cannotBeDecided)
    #expect(!answer.missing.isEmpty)
  }

  @Test(
    "a key's ARN that names no account decides nothing", arguments: ["", "1234abcd", "arn:aws:s3:::bucket"])
  func unknownKeys(arn: String) {
    let answer = LockoutCheck.answer(
      policy: Array(P.policy(P.statement("Allow", "*")).utf8), caller: Caller(arn: P.alice), keyARN: arn,
      identityPolicies: .allowsEverything)
    #expect(answer.missing == ["the key's account"])
  }

  @Test("a document AWS certainly refuses is refused, with line and column, whoever asks")
  func refusedDocument() {
    let answer = P.check("{\n  \"Statement\": [],\n}")
    #expect(answer.verdict == .refused)
    #expect(answer.reason.hasPrefix("KMS refuses the document, line 2, column 18:"))
    let grammar = P.check(
      P.policy(P.statement("Allow", P.alice), P.statement("Allow", "arn:aws:iam::111122223333:group/x")))
    #expect(grammar.verdict == .refused)
    #expect(grammar.statement?.index == 1)
  }

  @Test(
    "a document AWS may refuse is never accepted",
    arguments: [
      P.statement("Allow", "arn:aws-cn:iam::111122223333:root", "kms:Decrypt"),
      P.statement("Allow", P.role, "Decrypt"),
      P.statement(
        "Allow", P.role, "kms:Decrypt", more: #", "Condition": {"stringequals": {"aws:username": "c"}}"#),
      P.statement("Allow", P.role, "kms:Decrypt", more: #", "Note": "x""#),
      P.statement("Allow", P.role, "kms:Decrypt", more: #", "Sid": "\u2019""#),
      #"{"Effect": "Deny", "Principal": "*", "Action": "kms:PutKeyPolicy"}"#,
      #"{"Effect": "Deny", "Principal": "*", "Resource": "*"}"#,
      #"{"Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:*:*:key/*"}"#,
    ])
  func doubtfulDocument(statement: String) {
    let answer = P.check(P.policy(P.statement("Allow", P.alice), statement))
    #expect(answer.verdict == .cannotBeDecided)
    #expect(!answer.missing.isEmpty)
    // Nobody is allowed with or without the doubtful statement: refused for certain.
    #expect(P.check(P.policy(P.statement("Deny", "*"), statement)).verdict == .refused)
  }

  @Test("a member that stands twice is refused, and what else is wrong is said as well")
  func memberTwice() {
    let twice = P.statement("Allow", P.alice).replacing(
      "{\"Effect\"", with: "{\"Effect\": \"Deny\", \"Effect\"")
    #expect(P.check(P.policy(twice)).verdict == .refused)
    let emptied = #"{"Statement": [\#(P.statement("Allow", P.alice))], "Statement": []}"#
    #expect(P.check(emptied).verdict == .refused)
    #expect(PolicyDocument.parse(Array(emptied.utf8)).findings.map(\.code).contains("policy.no-statement"))
  }

  @Test("where it is open what AWS reads, nothing is certain, not even a refusal")
  func ambiguousDocument() {
    let nearly = P.statement("Allow", P.alice).replacing("\"Effect\"", with: "\"effect\"")
    #expect(P.check(P.policy(nearly)).verdict == .cannotBeDecided)
    #expect(P.check(P.policy(nearly, P.statement("Deny", "*"))).verdict == .cannotBeDecided)
  }

  @Test(
    "actions match without regard to case, with wildcards, and NotAction turns them round",
    arguments: [
      (#""Action": "KMS:putkeypolicy""#, true), (#""Action": "kms:*KeyPolicy""#, true),
      (#""Action": "kms:P?tKey*""#, true),
      (#""Action": ["s3:*", "kms:PutKeyPolic?"]"#, true), (#""Action": "*""#, true),
      (#""Action": "kms:PutKeyPolicies""#, false),
      (#""Action": "kms:Put?""#, false), (#""Action": "s3:PutKeyPolicy""#, false),
      (#""NotAction": "kms:Decrypt""#, true),
      (#""NotAction": "kms:Put*""#, false), (#""NotAction": ["kms:Encrypt", "KMS:PUT*"]"#, false),
    ])
  func actions(element: String, allows: Bool) {
    let statement = P.statement("Allow", P.alice).replacing("\"Action\": \"kms:*\"", with: element)
    #expect(P.check(P.policy(statement)).verdict == (allows ? .accepted : .refused))
  }

  @Test("a refusal names the statement whose author may have counted on it")
  func inertStatement() {
    let inert =
      #"{"Sid": "Admins", "Effect": "Allow", "Principal": {"AWS": "\#(P.alice)"}, "Action": "kms:*"}"#
    #expect(
      P.check(P.policy(inert)).reason.hasSuffix(
        "Statement 1 (Sid \"Admins\") has no Resource and so has no effect."))
  }

  @Test("a doubt about the document is said with its place and what to do")
  func doubtInWords() {
    let answer = P.check(P.policy(P.statement("Allow", P.alice), P.statement("Allow", P.role, "Decrypt")))
    #expect(answer.reason.contains("But AWS may refuse the document, line 1, column"))
    #expect(answer.reason.contains("write kms: and an action's name"))
  }
}
