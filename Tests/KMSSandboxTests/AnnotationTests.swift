import AWSClient
import Foundation
import Testing

@testable import KMSSandbox

/// Descriptions, tags, aliases and grants.
struct AnnotationTests {
  @Test("Tags are added, changed and removed; what was not there is no error")
  func tags() async throws {
    let caller = SandboxCaller { builder in
      builder.key(["subject"], age: 1, tags: [("tag1", "value1"), ("tag2", "value2")])
    }
    let keyID = try await caller.id("subject")
    let tagged = try await caller.call(
      "TagResource",
      json:
        #"{"KeyId":"\#(keyID)","Tags":[{"TagKey":"tag2","TagValue":"updated"},{"TagKey":"tag3","TagValue":""}]}"#
    )
    #expect(tagged == SandboxCaller.Reply(status: 200, body: nil))
    let after = try await caller.call("ListResourceTags", key: keyID)
    #expect(
      after.body.map(\.text)
        == #"{"Tags":[{"TagKey":"tag1","TagValue":"value1"},{"TagKey":"tag2","TagValue":"updated"},"#
        + #"{"TagKey":"tag3","TagValue":""}],"Truncated":false}"#)
    _ = try await caller.call(
      "UntagResource", json: #"{"KeyId":"\#(keyID)","TagKeys":["tag1","tag3","other"]}"#)
    let left = try await caller.call("ListResourceTags", key: keyID)
    #expect(left.body?["Tags"]?.array?.compactMap { $0["TagKey"]?.string } == ["tag2"])
  }

  @Test("A description can be replaced, also by nothing")
  func description() async throws {
    let caller = SandboxCaller()
    let keyID = try await caller.id("platform/logs")
    for text in ["other", ""] {
      let reply = try await caller.call(
        "UpdateKeyDescription", key: keyID, [JSONValue.Member("Description", .string(text))])
      #expect(reply.outcome == "ok")
      #expect(
        try await caller.call("DescribeKey", key: keyID).body?["KeyMetadata"]?["Description"] == .string(text)
      )
    }
  }

  @Test("An alias is made, moved to a key of its kind, and deleted")
  func aliases() async throws {
    let caller = SandboxCaller()
    let logs = try await caller.id("platform/logs")
    let exports = try await caller.id("data/exports")
    func alias(_ operation: String, _ target: String? = nil) async throws -> String {
      var members = [JSONValue.Member("AliasName", .string("alias/team/new"))]
      if let target { members.append(JSONValue.Member("TargetKeyId", .string(target))) }
      return try await caller.call(operation, members).outcome
    }
    #expect(
      try await alias("DeleteAlias")
        == "NotFoundException: Alias arn:aws:kms:eu-west-1:111122223333:alias/team/new is not found.")
    #expect(try await alias("CreateAlias", logs) == "ok")
    #expect(try await caller.state("alias/team/new") == "Enabled")
    #expect(try await caller.state("arn:aws:kms:eu-west-1:111122223333:alias/team/new") == "Enabled")
    #expect(try await alias("UpdateAlias", exports).hasPrefix("ValidationException"))
    #expect(try await alias("UpdateAlias", try await caller.id("platform/ebs-default")) == "ok")
    #expect(try await caller.id("team/new") == (try await caller.id("platform/ebs-default")))
    #expect(try await alias("DeleteAlias") == "ok")
    #expect(try await caller.call("DescribeKey", key: "alias/team/new").code == "NotFoundException")
  }

  @Test("Names of AWS's own cannot be taken, nor names AWS does not allow")
  func aliasNames() async throws {
    let caller = SandboxCaller()
    let logs = try await caller.id("platform/logs")
    for (name, code) in [
      ("alias/aws/mine", "NotAuthorizedException"), ("alias/", "ValidationException"),
      ("alias/a b", "ValidationException"), ("alias/a:b", "ValidationException"),
      ("alias/" + String(repeating: "x", count: 251), "ValidationException"),
    ] {
      let reply = try await caller.call(
        "CreateAlias",
        [JSONValue.Member("AliasName", .string(name)), JSONValue.Member("TargetKeyId", .string(logs))])
      #expect(reply.code == code, "\(name)")
    }
  }

  @Test("Grants are listed with their constraint, and filtered")
  func grants() async throws {
    let caller = SandboxCaller()
    let ledger = try await caller.id("payments/ledger")
    let all = try #require(try await caller.call("ListGrants", key: ledger).body?["Grants"]?.array)
    #expect(all.count == 2)
    let mine = try #require(all.first { $0["Name"] == .string("ledger-migration") })
    #expect(mine["GranteePrincipal"] == .string("arn:aws:iam::111122223333:role/DataPipeline"))
    #expect(mine["IssuingAccount"] == .string("arn:aws:iam::111122223333:root"))
    #expect(
      mine["Constraints"].map(\.text)
        == #"{"EncryptionContextSubset":{"table":"ledger_entries"}}"#)
    for member in ["GrantId", "GranteePrincipal"] {
      let filtered = try await caller.call(
        "ListGrants", key: ledger, [JSONValue.Member(member, try #require(mine[member]))])
      #expect(filtered.body?["Grants"] == .array([mine]))
    }
  }
}
