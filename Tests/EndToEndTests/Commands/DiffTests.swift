import Foundation
import ProgramSupport
import Testing

/// Two policies that mean the same however differently they are written.
struct SameMeaning: Sendable, CustomTestStringConvertible {
  let name: String
  let old: String
  let new: String

  var testDescription: String { name }

  private static let reEncrypt = CheckTexts.allow(CheckTexts.alice).replacing("kms:*", with: "kms:ReEncrypt*")

  private static let inDublin = CheckTexts.allow(
    CheckTexts.alice, condition: #"{"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}"#)

  static let all: [SameMeaning] = [
    SameMeaning(
      name: "statements in another order under other Sids",
      old: CheckTexts.policy(CheckTexts.delegation, CheckTexts.allow(CheckTexts.alice)),
      new: CheckTexts.policy(
        CheckTexts.allow(CheckTexts.alice), CheckTexts.delegation.replacing("Root", with: "Account"))),
    SameMeaning(
      name: "a statement split in two", old: CheckTexts.policy(reEncrypt),
      new: CheckTexts.policy(
        reEncrypt.replacing("kms:ReEncrypt*", with: "kms:ReEncryptFrom"),
        reEncrypt.replacing("kms:ReEncrypt*", with: "kms:ReEncryptTo"))),
    SameMeaning(
      name: "actions that a key policy cannot grant",
      old: CheckTexts.policy(CheckTexts.delegation, reEncrypt),
      new: CheckTexts.policy(
        CheckTexts.delegation,
        reEncrypt.replacing("\"kms:ReEncrypt*\"", with: "[\"kms:ReEncrypt*\", \"kms:ListKeys\"]"))),
    SameMeaning(
      name: "one text, for whichever key", old: CheckTexts.policy(inDublin), new: CheckTexts.policy(inDublin)),
    SameMeaning(
      name: "an account by its number", old: CheckTexts.policy(CheckTexts.delegation),
      new: CheckTexts.policy(
        CheckTexts.delegation.replacing("arn:aws:iam::111122223333:root", with: "111122223333"))),
  ]
}

@Suite("kmscope diff", .serialized)
struct DiffTests {
  private static let old = CheckTexts.policy(CheckTexts.delegation)
  private static let new = CheckTexts.policy(CheckTexts.delegation, CheckTexts.allow(CheckTexts.alice))

  private static func diff(_ old: String, _ new: String, _ more: [String] = []) async throws -> Check {
    try await Check(
      ["diff", "old.json", "new.json"] + more, files: ["old.json": old, "new.json": new])
  }

  @Test("says that two policies mean the same, with status 0", arguments: SameMeaning.all)
  func same(pair: SameMeaning) async throws {
    let diff = try await Self.diff(pair.old, pair.new)
    #expect(diff.status == .exited(code: 0), "\(diff.output)\(diff.errors)")
    #expect(diff.output == "The two policies mean the same.\n")
    #expect(diff.errors.isEmpty)
  }

  @Test("says who gained what, where, and what was taken for granted")
  func gained() async throws {
    let diff = try await Self.diff(Self.old, Self.new)
    #expect(diff.status == .exited(code: 1), "\(diff.output)\(diff.errors)")
    #expect(diff.output.contains("user/alice"), "\(diff.output)")
    #expect(diff.output.contains("\n  new.json:5:5: statement 2\n"), "\(diff.output)")
    #expect(
      diff.output.contains("The key is taken to belong to account 111122223333; --key tells which one it is.")
    )
    #expect(!diff.output.contains("The two policies mean the same."))
  }

  @Test("a statement that loses its Resource loses everything")
  func lostResource() async throws {
    let new = CheckTexts.policy(CheckTexts.delegation.replacing(", \"Resource\": \"*\"", with: ""))
    let diff = try await Self.diff(Self.old, new, ["--key", CheckTexts.key])
    #expect(diff.status == .exited(code: 1), "\(diff.errors)")
    #expect(diff.output.hasPrefix("- "), "\(diff.output)")
    #expect(!diff.output.contains("taken to belong"))
  }

  @Test("a Deny that nothing needs is told, and the meaning is the same")
  func latent() async throws {
    let alice = CheckTexts.policy(CheckTexts.allow(CheckTexts.alice))
    let new = CheckTexts.policy(
      CheckTexts.allow(CheckTexts.alice), CheckTexts.deny(CheckTexts.alice + "2"))
    let diff = try await Self.diff(alice, new, ["--key", CheckTexts.key])
    #expect(diff.status == .exited(code: 0), "\(diff.output)\(diff.errors)")
    #expect(diff.output.hasPrefix("The two policies mean the same.\n\n· "), "\(diff.output)")
    #expect(diff.output.contains("\n  new.json:5:5: statement 2\n"), "\(diff.output)")
  }

  @Test("JSON is one object with every member, and - is standard input")
  func json() async throws {
    let check = try await Check(
      ["diff", "-", "new.json", "--format", "json", "--key", CheckTexts.key], files: ["new.json": Self.new],
      input: Self.old)
    #expect(check.status == .exited(code: 1), "\(check.errors)")
    let object = try check.object
    #expect(Set(object.keys) == ["same", "changes", "latent", "cannotTell", "assumed", "old", "new", "key"])
    #expect(object["same"] as? Bool == false)
    #expect(object["old"] as? String == "stdin")
    #expect(object["key"] as? String == CheckTexts.key)
    let change = try #require((object["changes"] as? [[String: Any]])?.first)
    #expect(
      Set(change.keys) == [
        "kind", "principals", "actions", "oldStrength", "newStrength", "oldCondition", "newCondition",
        "oldStatements", "newStatements", "notes", "sentence",
      ])
    // Delegation gave the user what IAM policies allow; now the key policy itself does.
    #expect(change["kind"] as? String == "strengthened", "\(check.output)")
    #expect(change["oldStrength"] as? String == "delegated")
    #expect(change["newStrength"] as? String == "direct")
    let names = (change["principals"] as? [[String: Any]])?.compactMap { $0["name"] as? String } ?? []
    #expect(names.contains(CheckTexts.alice), "\(check.output)")
    #expect((change["actions"] as? [String])?.contains("kms:PutKeyPolicy") == true)
    let statements = change["newStatements"] as? [[String: Any]]
    #expect(statements?.contains { $0["index"] as? Int == 2 && $0["line"] as? Int == 5 } == true)
  }

  @Test(
    "input that it cannot use ends with status 2",
    arguments: [
      (["-", "-"], ["Standard input can be read once"]),
      (["old.json"], ["new"]),
      (["old.json", "none.json"], ["none.json", "No such file or directory"]),
      (["old.json", "broken.json"], ["broken.json:1:2: the new key policy cannot be compared"]),
      (["broken.json", "old.json"], ["broken.json:1:2: the old key policy cannot be compared"]),
      (["old.json", "new.json", "--key", "alias/app"], ["--key alias/app is not the ARN of a KMS key."]),
      (
        ["old.json", "region.json"],
        ["region.json:4:5: statement 1 looks at the key's ARN or Region", "--key"]
      ),
      (["two.json", "new.json"], ["The policies name several accounts", "--key"]),
      (["old.json", "new.json", "--format", "sarif"], ["sarif", "--format"]),
    ] as [([String], [String])])
  func unusable(arguments: [String], says: [String]) async throws {
    let region = #"{"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}"#
    let check = try await Check(
      ["diff"] + arguments,
      files: [
        "old.json": Self.old, "new.json": Self.new, "broken.json": "{]",
        "region.json": CheckTexts.policy(CheckTexts.allow(CheckTexts.alice, condition: region)),
        "two.json": CheckTexts.policy(CheckTexts.allow("444455556666")),
      ])
    #expect(check.status == .exited(code: 2), "\(check.output)\(check.errors)")
    #expect(check.output.isEmpty)
    for part in says { #expect(check.errors.contains(part), "\(check.errors)") }
  }
}
