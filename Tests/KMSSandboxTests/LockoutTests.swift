import AWSClient
import Foundation
import Testing

@testable import KMSSandbox

/// What PutKeyPolicy and CreateKey take and refuse.
///
/// The lockout and principal texts are the ones users of AWS report everywhere (for example terraform-provider-aws issue 18036
/// and https://repost.aws/knowledge-center/update-key-policy-future).
struct LockoutTests {
  static let lockout =
    "MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future."
  static let invalidPrincipals =
    "MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals."

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var statements: String
    var outcome: String

    init(_ description: String, _ statements: String, _ outcome: String) {
      testDescription = description
      self.statements = statements
      self.outcome = outcome
    }

    var policy: String { #"{"Version":"2012-10-17","Statement":[\#(statements)]}"# }
  }

  private static func allow(_ principal: String, _ action: String = #""kms:*""#, rest: String = "") -> String
  {
    #"{"Effect":"Allow","Principal":\#(principal),"Action":\#(action),"Resource":"*"\#(rest)}"#
  }
  private static func aws(_ arn: String) -> String { #"{"AWS":"\#(arn)"}"# }
  private static let root = aws("arn:aws:iam::111122223333:root")

  static let cases = [
    Case("the account, and IAM allows the caller everything", allow(root), "ok"),
    Case("the account by its number", allow(aws("111122223333")), "ok"),
    Case("the caller's role", allow(aws("arn:aws:iam::111122223333:role/Admin")), "ok"),
    Case(
      "the caller's session", allow(aws("arn:aws:sts::111122223333:assumed-role/Admin/sandbox")), "ok"),
    Case("everybody", allow(aws("*")), "ok"),
    Case("PutKeyPolicy through a wildcard", allow(root, #"["kms:Describe*","kms:Put*"]"#), "ok"),
    Case("everything but PutKeyPolicy", allow(root, #"["kms:Get*","kms:List*","kms:Describe*"]"#), lockout),
    Case("another role", allow(aws("arn:aws:iam::111122223333:role/SecurityAudit")), lockout),
    Case(
      "another session of the caller's role",
      allow(aws("arn:aws:sts::111122223333:assumed-role/Admin/yesterday")), lockout),
    Case("another account", allow(aws("arn:aws:iam::444455556666:root")), lockout),
    Case("a service", allow(#"{"Service":"logs.eu-west-1.amazonaws.com"}"#), lockout),
    Case(
      "the account, and a Deny for the caller's role",
      allow(root)
        + #",{"Effect":"Deny","Principal":{"AWS":"arn:aws:iam::111122223333:role/Admin"},"Action":"kms:Put*","Resource":"*"}"#,
      lockout),
    Case(
      "the account under a condition nobody here can decide",
      allow(root, rest: #","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}"#), lockout),
    Case(
      "a role that does not exist", allow(aws("arn:aws:iam::111122223333:role/Nobody")), invalidPrincipals),
    Case(
      "a role without its path", allow(aws("arn:aws:iam::111122223333:role/BreakGlass")), invalidPrincipals),
    Case(
      "a session ARN with the role's path",
      allow(aws("arn:aws:sts::111122223333:assumed-role/team/sec/BreakGlass/s")), invalidPrincipals),
    Case(
      "the id of a deleted role", allow(root) + "," + allow(aws("AROADELETEDROLE000042")), invalidPrincipals),
    Case(
      "a role with its path, beside the account",
      allow(root) + "," + allow(aws("arn:aws:iam::111122223333:role/team/sec/BreakGlass")), "ok"),
    Case(
      "an Identity Center role, beside the account",
      allow(root) + ","
        + allow(
          aws(
            "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/"
              + "AWSReservedSSO_KeyAdministrators_0123456789abcdef")), "ok"),
    Case("a wildcard inside an ARN", allow(aws("arn:aws:iam::111122223333:role/*")), invalidPrincipals),
  ]

  @Test("PutKeyPolicy", arguments: cases)
  func put(_ one: Case) async throws {
    let caller = SandboxCaller()
    let keyID = try await caller.id("platform/logs")
    let before = try await caller.call("GetKeyPolicy", key: keyID)
    let reply = try await caller.call(
      "PutKeyPolicy", key: keyID, [JSONValue.Member("Policy", .string(one.policy))])
    #expect(reply.outcome == one.outcome)
    let after = try await caller.call("GetKeyPolicy", key: keyID)
    #expect((after == before) == (one.outcome != "ok"))
  }

  @Test("CreateKey asks the same questions", arguments: cases)
  func create(_ one: Case) async throws {
    let reply = try await SandboxCaller().call("CreateKey", [JSONValue.Member("Policy", .string(one.policy))])
    #expect(reply.outcome == one.outcome)
  }

  @Test("The bypass flag skips the lockout check and nothing else", arguments: cases)
  func bypass(_ one: Case) async throws {
    let caller = SandboxCaller()
    let members = [
      JSONValue.Member("Policy", .string(one.policy)),
      JSONValue.Member("BypassPolicyLockoutSafetyCheck", .bool(true)),
    ]
    let put = try await caller.call("PutKeyPolicy", key: try await caller.id("platform/logs"), members)
    let create = try await caller.call("CreateKey", members)
    let expected = one.outcome == Self.lockout ? "ok" : one.outcome
    #expect(put.outcome == expected)
    #expect(create.outcome == expected)
  }

  @Test("After a bypassed lockout the caller really is locked out")
  func lockedOut() async throws {
    let caller = SandboxCaller()
    let keyID = try await caller.id("platform/logs")
    let policy =
      #"{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/SecurityAudit"},"Action":"kms:*","Resource":"*"}}"#
    let put = try await caller.call(
      "PutKeyPolicy", key: keyID,
      [
        JSONValue.Member("Policy", .string(policy)),
        JSONValue.Member("BypassPolicyLockoutSafetyCheck", .bool(true)),
      ])
    #expect(put == SandboxCaller.Reply(status: 200, body: nil))
    let again = try await caller.call(
      "PutKeyPolicy", key: keyID, [JSONValue.Member("Policy", .string(ExamplePolicy.standard))])
    #expect(
      again.outcome
        == "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/Admin/sandbox is not "
        + "authorized to perform: kms:PutKeyPolicy on resource: \(try await caller.arn("platform/logs")) because no "
        + "resource-based policy allows the kms:PutKeyPolicy action")
    #expect(try await caller.call("GetKeyPolicy", key: keyID).code == "AccessDeniedException")
  }

  @Test("32 768 bytes are taken, one more is too much")
  func size() async throws {
    let caller = SandboxCaller()
    let keyID = try await caller.id("platform/logs")
    let policy = ExamplePolicy.standard
    for (size, code) in [(32_768, nil), (32_769, "LimitExceededException")] {
      let padded = policy + String(repeating: " ", count: size - policy.utf8.count)
      let reply = try await caller.call(
        "PutKeyPolicy", key: keyID, [JSONValue.Member("Policy", .string(padded))])
      #expect(reply.code == code)
    }
  }

  @Test(
    "What is no key policy is malformed",
    arguments: [
      "", "{", "[]", #"{"Statement":[]}"#, "not json", #"{"Statement":[{"Effect":"Allow"}]}"#,
      #"{"Statement":[{"Effect":"Maybe","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*"}]}"#,
      #"{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*"}]}"#,
      #"{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Resource":"*"}]}"#,
      #"{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"arn:aws:kms:eu-west-1:111122223333:key/x"}]}"#,
      #"{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*"}],"Id":"\u{2019}"}"#,
      #"{"Statement":[{"Effect":"Allow","Effect":"Deny","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*"}]}"#,
    ])
  func malformed(_ policy: String) async throws {
    let caller = SandboxCaller()
    let bypass = JSONValue.Member("BypassPolicyLockoutSafetyCheck", .bool(true))
    let reply = try await caller.call(
      "PutKeyPolicy", key: try await caller.id("platform/logs"),
      [JSONValue.Member("Policy", .string(policy)), bypass])
    #expect(reply.code == (policy.isEmpty ? "ValidationException" : "MalformedPolicyDocumentException"))
    #expect(reply.message?.isEmpty == false)
  }

  @Test("What comes back is AWS's layout of what was sent, members in the author's order")
  func layout() async throws {
    let caller = SandboxCaller()
    let keyID = try await caller.id("platform/logs")
    let sent =
      #"{"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}"#
    #expect(
      try await caller.call("PutKeyPolicy", key: keyID, [JSONValue.Member("Policy", .string(sent))]).outcome
        == "ok"
    )
    let reply = try await caller.call("GetKeyPolicy", key: keyID)
    // The text recorded on AWS for a key made without a policy (radkawar/stackd, testdata/aws/kms/multi_region.json).
    let recorded =
      "{\n  \"Version\" : \"2012-10-17\",\n  \"Id\" : \"key-default-1\",\n  \"Statement\" : [ {\n"
      + "    \"Sid\" : \"Enable IAM User Permissions\",\n    \"Effect\" : \"Allow\",\n    \"Principal\" : {\n"
      + "      \"AWS\" : \"arn:aws:iam::111122223333:root\"\n    },\n    \"Action\" : \"kms:*\",\n"
      + "    \"Resource\" : \"*\"\n  } ]\n}"
    #expect(reply.body?["Policy"]?.string == recorded)
    #expect(reply.body?["PolicyName"]?.string == "default")
    let made = try #require(try await caller.call("CreateKey").body?["KeyMetadata"]?["KeyId"]?.string)
    #expect(try await caller.call("GetKeyPolicy", key: made).body?["Policy"]?.string == recorded)
  }
}
