import AWSClient
import KeyPolicy
import Testing

@testable import ViewModels

/// The IAM side of the verdict: read and evaluated, and never more certain than what was read.
struct CallerIAMTests {
  static let keyARN = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  static let session = CallerIdentity(
    account: "111122223333", arn: "arn:aws:sts::111122223333:assumed-role/Admin/jdoe",
    userID: "AROAADMIN:jdoe")
  static let user = CallerIdentity(
    account: "111122223333", arn: "arn:aws:iam::111122223333:user/team/alice", userID: "AIDAALICE")

  /// A key policy that leaves everything to IAM.
  static let delegating = """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},
    "Action":"kms:*","Resource":"*"}]}
    """
  static let everything = statement("Allow", "kms:*")
  static let reading = statement("Allow", "kms:Describe*")
  static let denying = statement("Deny", "kms:Put*")

  static func statement(_ effect: String, _ action: String) -> String {
    #"{"Version":"2012-10-17","Statement":[{"Effect":"\#(effect)","Action":"\#(action)","Resource":"*"}]}"#
  }

  static func role(boundary: String? = nil, id: String = "AROAADMIN") -> String {
    let limit = boundary.map {
      "<PermissionsBoundary><PermissionsBoundaryType>Policy</PermissionsBoundaryType>"
        + "<PermissionsBoundaryArn>\($0)</PermissionsBoundaryArn></PermissionsBoundary>"
    }
    return """
      <Role><Path>/team/</Path><RoleName>Admin</RoleName><RoleId>\(id)</RoleId>
      <Arn>arn:aws:iam::111122223333:role/team/Admin</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate>
      <AssumeRolePolicyDocument>%7B%7D</AssumeRolePolicyDocument>\(limit ?? "")</Role>
      """
  }

  static func attached(_ arns: String...) -> String {
    let members = arns.map { arn in
      "<member><PolicyName>\(arn.split(separator: "/").last ?? "")</PolicyName><PolicyArn>\(arn)</PolicyArn></member>"
    }
    return "<AttachedPolicies>\(members.joined())</AttachedPolicies><IsTruncated>false</IsTruncated>"
  }

  static func names(_ names: String...) -> String {
    "<PolicyNames>\(names.map { "<member>\($0)</member>" }.joined())</PolicyNames><IsTruncated>false</IsTruncated>"
  }

  static func managed(_ arn: String) -> String {
    "<Policy><PolicyName>p</PolicyName><PolicyId>ANPA</PolicyId><Arn>\(arn)</Arn><Path>/</Path>"
      + "<DefaultVersionId>v3</DefaultVersionId></Policy>"
  }

  static func version(_ policy: String) -> String {
    "<PolicyVersion><Document>\(FakeIAM.encoded(policy))</Document><VersionId>v3</VersionId>"
      + "<IsDefaultVersion>true</IsDefaultVersion></PolicyVersion>"
  }

  static func inline(_ policy: String) -> String {
    "<RoleName>Admin</RoleName><PolicyName>p</PolicyName>"
      + "<PolicyDocument>\(FakeIAM.encoded(policy))</PolicyDocument>"
  }

  static let arn = "arn:aws:iam::111122223333:policy/Keys"

  /// A role with one managed policy and none inline.
  static func answers(managed policy: String, boundary: String? = nil) -> [String: String] {
    [
      "GetRole": role(boundary: boundary), "ListAttachedRolePolicies": attached(arn),
      "ListRolePolicies": names(),
      "GetPolicy \(arn)": managed(arn), "GetPolicyVersion \(arn)": version(policy),
    ]
  }

  private func read(
    _ answers: [String: String], _ identity: CallerIdentity = session, isQuiet: Bool = false
  ) async -> (CallerIAM, FakeIAM) {
    let iam = FakeIAM(answers)
    let reader = CallerIAMReader(
      iam: IAMClient(iam.connection), optional: OptionalCalls(isQuiet: isQuiet),
      layers: PolicyLayers(sessionPolicy: .none))
    return (await reader.read(identity), iam)
  }

  private func verdict(
    _ iam: CallerIAM, _ identity: CallerIdentity = session, of policy: String = delegating
  ) -> LockoutVerdict {
    LockoutCheck.answer(
      PolicyDocument.parse(Array(policy.utf8)),
      AccessRequest(
        caller: Caller(arn: identity.arn, role: iam.role, userID: identity.userID),
        key: KeyFacts(arn: Self.keyARN), identityPolicies: iam.known.identity, layers: iam.known.layers)
    ).verdict
  }

  @Test func policiesThatAllowItMakeTheDelegationAccepted() async {
    let (iam, _) = await read(Self.answers(managed: Self.everything))
    #expect(iam.source == .read)
    #expect(iam.role == .known("arn:aws:iam::111122223333:role/team/Admin"))
    #expect(iam.policyNames == ["Keys"])
    #expect(iam.sentence?.contains("read from IAM and evaluated here: Keys") == true)
    #expect(verdict(iam) == .accepted)
  }

  @Test func policiesThatSayNothingOfItMakeItRefused() async {
    let (iam, _) = await read(Self.answers(managed: Self.reading))
    #expect(verdict(iam) == .refused)
  }

  @Test func anInlineDenyDecides() async {
    var answers = Self.answers(managed: Self.everything)
    answers["ListRolePolicies"] = Self.names("extra")
    answers["GetRolePolicy extra"] = Self.inline(Self.denying)
    let (iam, _) = await read(answers)
    #expect(iam.policyNames == ["Keys", "extra"])
    #expect(verdict(iam) == .refused)
  }

  @Test func aBoundaryThatDoesNotAllowItDecides() async {
    let limit = "arn:aws:iam::111122223333:policy/Limit"
    var answers = Self.answers(managed: Self.everything, boundary: limit)
    answers["GetPolicy \(limit)"] = Self.managed(limit)
    answers["GetPolicyVersion \(limit)"] = Self.version(Self.reading)
    let (iam, _) = await read(answers)
    #expect(verdict(iam) == .refused)
  }

  @Test func aBoundaryThatCannotBeReadLeavesItOpen() async {
    let (iam, _) = await read(
      Self.answers(managed: Self.everything, boundary: "arn:aws:iam::111122223333:policy/Limit"))
    #expect(iam.source == .notPermitted)
    #expect(verdict(iam) == .cannotBeDecided)
    // A grant to the role itself is limited by its boundary too.
    let grant = ReviewChecksTests.policy("arn:aws:iam::111122223333:role/team/Admin")
    #expect(verdict(iam, of: grant) == .cannotBeDecided)
  }

  /// A session that somebody else made may have a policy that limits it.
  @Test(arguments: [(PolicyLayer.none, LockoutVerdict.accepted), (.unknown, .cannotBeDecided)])
  func aSessionPolicyThatIsNotKnownLeavesItOpen(_ layer: PolicyLayer, _ expected: LockoutVerdict) async {
    let fake = FakeIAM(Self.answers(managed: Self.everything))
    let reader = CallerIAMReader(
      iam: IAMClient(fake.connection), optional: OptionalCalls(), layers: PolicyLayers(sessionPolicy: layer))
    #expect(verdict(await reader.read(Self.session)) == expected)
  }

  @Test(
    arguments: [
      "GetRole", "ListAttachedRolePolicies", "ListRolePolicies", "GetPolicy \(arn)",
      "GetPolicyVersion \(arn)",
    ])
  func onePolicyThatCannotBeReadLeavesEverythingOpen(_ refused: String) async {
    var answers = Self.answers(managed: Self.everything)
    answers[refused] = nil
    let (iam, _) = await read(answers)
    #expect(iam.source == .notPermitted)
    #expect(iam.known.identity == .unknown)
    #expect(iam.remarks.first?.contains("not authorized") == true)
    #expect(verdict(iam) == .cannotBeDecided)
  }

  @Test func aPolicyThatIsNotCertainToReadLeavesItOpen() async {
    let twice = #"{"Version":"2012-10-17","Statement":[],"Statement":[]}"#
    let (iam, _) = await read(Self.answers(managed: twice))
    #expect(iam.source == .unavailable)
    #expect(verdict(iam) == .cannotBeDecided)
  }

  @Test func aRoleOfTheSameNameThatIsNotOursIsNotTaken() async {
    var answers = Self.answers(managed: Self.everything)
    answers["GetRole"] = Self.role(id: "AROAOTHER")
    let (iam, _) = await read(answers)
    #expect(iam.role == .unknown)
    #expect(verdict(iam) == .cannotBeDecided)
  }

  @Test func aUserHasThePoliciesOfItsGroupsToo() async {
    let answers = [
      "GetUser": "<User><Path>/team/</Path><UserName>alice</UserName><UserId>AIDAALICE</UserId>"
        + "<Arn>arn:aws:iam::111122223333:user/team/alice</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate></User>",
      "ListAttachedUserPolicies": Self.attached(), "ListUserPolicies": Self.names("own"),
      "GetUserPolicy own": Self.inline(Self.everything),
      "ListGroupsForUser": "<Groups><member><Path>/</Path><GroupName>ops</GroupName><GroupId>AGPA</GroupId>"
        + "<Arn>arn:aws:iam::111122223333:group/ops</Arn></member></Groups><IsTruncated>false</IsTruncated>",
      "ListAttachedGroupPolicies ops": Self.attached(), "ListGroupPolicies ops": Self.names("limits"),
      "GetGroupPolicy limits": Self.inline(Self.denying),
    ]
    let (iam, _) = await read(answers, Self.user)
    #expect(iam.policyNames == ["own", "limits"])
    #expect(verdict(iam, Self.user) == .refused)
  }

  @Test func quietModeAsksNothing() async {
    let (iam, fake) = await read(Self.answers(managed: Self.everything), isQuiet: true)
    #expect(fake.operations.isEmpty)
    #expect(iam.source == .notAsked)
    #expect(verdict(iam) == .cannotBeDecided)
  }

  @Test func aRefusalIsRememberedForTheRun() async {
    let fake = FakeIAM([:])
    let optional = OptionalCalls()
    let reader = CallerIAMReader(
      iam: IAMClient(fake.connection), optional: optional, layers: PolicyLayers())
    _ = await reader.read(Self.session)
    _ = await reader.read(Self.session)
    #expect(fake.operations == ["GetRole"])
  }

  @Test(arguments: [
    ("arn:aws:iam::111122223333:root", IAMPrincipal.root),
    ("arn:aws:iam::111122223333:user/a/b/alice", .user(name: "alice")),
    ("arn:aws-cn:sts::111122223333:assumed-role/Admin/s", .role(name: "Admin")),
    ("arn:aws:sts::111122223333:federated-user/bob", nil), ("arn:aws:iam::111122223333:user/", nil),
    ("nonsense", nil),
  ])
  func theARNTellsWhoseePoliciesCount(_ arn: String, _ principal: IAMPrincipal?) {
    #expect(IAMPrincipal(callerARN: arn) == principal)
  }
}
