import AWSClient
import Foundation
import KeyPolicy
import Testing

@testable import KMSSandbox

/// What the example account promises a newcomer, and the screens that are tested with it.
struct ExampleAccountTests {
  private let caller = SandboxCaller()

  private func everything() async throws -> [JSONValue] {
    var all: [JSONValue] = []
    let listed = try await caller.call("ListKeys", [JSONValue.Member("Limit", .number(1000))])
    for row in try #require(listed.body?["Keys"]?.array) {
      let reply = try await caller.call("DescribeKey", key: try #require(row["KeyId"]?.string))
      if let metadata = reply.body?["KeyMetadata"] { all.append(metadata) }
    }
    return all
  }

  @Test("Every state, spec, usage, origin and manager is there")
  func variety() async throws {
    let all = try await everything()
    func values(_ member: String) -> Set<String> { Set(all.compactMap { $0[member]?.string }) }
    #expect(values("KeyState") == Set(KeyState.allCases.map(\.rawValue)))
    #expect(values("KeySpec") == Set(KeySpecification.specs))
    #expect(values("KeyUsage") == Set(KeySpecification.usages))
    #expect(values("Origin") == Set(KeySpecification.origins))
    #expect(values("KeyManager") == ["AWS", "CUSTOMER"])
    let parts = all.compactMap { $0["MultiRegionConfiguration"]?["MultiRegionKeyType"]?.string }
    #expect(Set(parts) == ["PRIMARY", "REPLICA"])
    #expect((40...60).contains(all.count))
  }

  @Test("Some keys may not be described, some may not show their policy")
  func denied() async throws {
    let listed = try await caller.call("ListKeys", [JSONValue.Member("Limit", .number(1000))])
    let ids = try #require(listed.body?["Keys"]?.array).compactMap { $0["KeyId"]?.string }
    var denied = ["DescribeKey": 0, "GetKeyPolicy": 0]
    for id in ids {
      for operation in denied.keys
      where try await caller.call(operation, key: id).code == "AccessDeniedException" {
        denied[operation, default: 0] += 1
      }
    }
    #expect(denied == ["DescribeKey": 1, "GetKeyPolicy": 2])
  }

  @Test("Keys without alias, with several, and aliases without key")
  func aliases() async throws {
    var entries: [JSONValue] = []
    var marker: [JSONValue.Member] = []
    repeat {
      let reply = try await caller.call("ListAliases", marker)
      entries += reply.body?["Aliases"]?.array ?? []
      marker = reply.body?["NextMarker"].map { [JSONValue.Member("Marker", $0)] } ?? []
    } while !marker.isEmpty
    let targets = entries.compactMap { $0["TargetKeyId"]?.string }
    let ids = try await everything().compactMap { $0["KeyId"]?.string }
    #expect(Set(targets).count < targets.count)
    #expect(ids.contains { !targets.contains($0) })
    #expect(
      entries.filter { $0["TargetKeyId"] == nil }.compactMap { $0["AliasName"]?.string }
        == ["alias/aws/dynamodb", "alias/aws/lambda", "alias/aws/redshift"])
  }

  @Test("Hostile text is there for SafeText to tame: in a description, a tag and a Sid")
  func hostileText() async throws {
    let all = try await everything()
    let key = try #require(all.first { $0["Description"]?.string?.contains("\u{1B}") == true })
    let description = try #require(key["Description"]?.string)
    for scalar: Unicode.Scalar in ["\u{1B}", "\u{202E}", "\u{2066}", "\u{200B}", "\n", "\u{7}"] {
      #expect(description.unicodeScalars.contains(scalar))
    }
    let tags = try await caller.call("ListResourceTags", key: try #require(key["KeyId"]?.string))
    #expect(tags.body?["Tags"]?.array?.contains { $0["TagValue"]?.string == description } == true)
    let policy = try await caller.call("GetKeyPolicy", key: try await caller.id("vendor/acme-import"))
    #expect(policy.body?["Policy"]?.string?.contains(#"\u001b[8mhidden"#) == true)
    #expect(policy.body?["Policy"]?.string?.unicodeScalars.contains("\u{9B}") == true)
  }

  /// What the lockout check says of the stored policies for the caller, each as the example's comments explain it.
  static let verdicts: [(alias: String, verdict: LockoutVerdict)] = [
    ("payments/ledger", .accepted), ("platform/logs", .accepted), ("platform/break-glass", .accepted),
    ("data/lake-public-test", .accepted), ("payments/cards", .cannotBeDecided),
    ("data/warehouse", .refused), ("platform/eks-secrets", .refused),
    ("platform/terraform-state", .refused),
  ]

  @Test("Good, risky and broken policies", arguments: verdicts)
  func policies(_ alias: String, _ verdict: LockoutVerdict) async throws {
    let text = try #require(
      try await caller.call("GetKeyPolicy", key: try await caller.id(alias)).body?["Policy"]?.string)
    let answer = LockoutCheck.answer(
      policy: Array(text.utf8),
      caller: Caller(arn: ExampleAccount.callerARN, role: .known(ExampleAccount.callerRoleARN)),
      keyARN: try await caller.arn(alias), identityPolicies: .allowsEverything)
    #expect(answer.verdict == verdict, "\(answer.reason)")
  }

  @Test(
    "Policies that are in force and could not be saved again",
    arguments: ["data/research", "data/etl", "platform/eks-secrets", "platform/terraform-state"])
  func cannotBeSaved(_ alias: String) async throws {
    let keyID = try await caller.id(alias)
    let policy = try #require(try await caller.call("GetKeyPolicy", key: keyID).body?["Policy"])
    let reply = try await caller.call("PutKeyPolicy", key: keyID, [JSONValue.Member("Policy", policy)])
    #expect(["MalformedPolicyDocumentException", "AccessDeniedException"].contains(reply.code))
  }

  @Test("It is the same account every time, and thousands of keys can be added to it")
  func extraKeys() async throws {
    let clock = caller.clock
    let large = SandboxCaller(kms: ExampleAccount.make(now: { clock.now }, extraKeys: 10_000))
    let again = SandboxCaller(kms: ExampleAccount.make(now: { clock.now }))
    let small = try await caller.call("ListKeys")
    #expect(try await again.call("ListKeys") == small)
    let first = try #require(small.body?["Keys"]?.array)
    let page = try await large.call("ListKeys", [JSONValue.Member("Limit", .number(1000))])
    #expect(page.body?["Keys"]?.array?.prefix(first.count) == first[...])
    #expect(try await large.state("alias/load/10000") == "Disabled")
    #expect(try await large.state("alias/load/00001") == "Enabled")
  }
}
