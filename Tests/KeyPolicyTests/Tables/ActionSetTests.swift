import KeyPolicy
import Testing

@Suite("Action sets")
struct ActionSetTests {
  private func matching(_ pattern: String) -> [String] {
    ActionSet(matching: Array(pattern.utf8)).actions.map(\.name)
  }

  private func set(_ names: String...) -> ActionSet {
    ActionSet(names.compactMap(KMSAction.named))
  }

  @Test(
    "a pattern matches the names it covers and no other",
    arguments: [
      ("Put*", ["PutKeyPolicy"]), ("P*", ["PutKeyPolicy"]), ("*putkeypolicy", ["PutKeyPolicy"]),
      ("*Policy", ["GetKeyPolicy", "PutKeyPolicy"]), ("?utKeyPolicy", ["PutKeyPolicy"]),
      ("REENCRYPT*", ["ReEncryptFrom", "ReEncryptTo"]), ("ReEncrypt", []), ("ReEncrypt?", []),
      ("ReEncrypt??", ["ReEncryptTo"]),
      ("Delete*", ["DeleteAlias", "DeleteCustomKeyStore", "DeleteImportedKeyMaterial"]),
      ("*Tag*", ["ListResourceTags", "TagResource", "UntagResource"]), ("Sign", ["Sign"]), ("", []),
      ("kms:Sign", []), ("*Si*gn*", ["Sign"]), ("Decrypt\u{301}", []), ("**Put**Policy**", ["PutKeyPolicy"]),
    ])
  func patterns(pattern: String, names: [String]) {
    #expect(matching(pattern) == names)
  }

  @Test("GenerateDataKey* are the four that make data keys")
  func dataKeys() {
    #expect(
      matching("GenerateDataKey*") == [
        "GenerateDataKey", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext",
        "GenerateDataKeyWithoutPlaintext",
      ])
  }

  @Test("a star alone, or many, match everything", arguments: ["*", "**", "*?*"])
  func everything(pattern: String) {
    #expect(ActionSet(matching: Array(pattern.utf8)) == .all)
    #expect(ActionSet.all.count == 56)
  }

  @Test("a pattern of 30,000 wildcards is answered")
  func hostile() {
    let pattern = [UInt8](repeating: UInt8(ascii: "*"), count: 30_000) + Array("y".utf8)
    #expect(ActionSet(matching: pattern).contains(.putKeyPolicy))
  }

  @Test("the named sets are those of the table")
  func namedSets() {
    #expect(ActionSet.keyPermissions.count == 45)
    #expect(ActionSet.crossAccount.count == 20)
    #expect(ActionSet.crossAccount.isSubset(of: .keyPermissions))
    #expect(!ActionSet.keyPermissions.isSubset(of: .crossAccount))
  }

  @Test("union, intersection and difference are those of sets")
  func algebra() {
    let a = set("Decrypt", "Encrypt")
    let b = set("Encrypt", "Sign")
    #expect(a.union(b) == set("Decrypt", "Encrypt", "Sign"))
    #expect(a.intersection(b) == set("Encrypt"))
    #expect(a.subtracting(b) == set("Decrypt"))
    #expect(ActionSet().isEmpty && !a.isEmpty)
    #expect(a.subtracting(a) == ActionSet())
  }

  @Test("what is put in is in, at both ends of the table")
  func insertion() throws {
    let first = try #require(KMSAction.all.first)
    let last = try #require(KMSAction.all.last)
    var set = ActionSet(first)
    #expect(set.contains(first) && !set.contains(last))
    set.insert(last)
    set.insert(last)
    #expect(set.actions == [first, last])
    #expect(set.count == 2)
  }

  @Test(
    "the summary is as short as it can be said truly",
    arguments: [
      (["*"], ["kms:*"]), (["Put*"], ["kms:PutKeyPolicy"]), ([], []),
      (["GenerateDataKey*"], ["kms:GenerateDataKey*"]),
      (
        ["Encrypt", "Decrypt", "ReEncrypt*", "GenerateDataKey*", "DescribeKey"],
        [
          "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncryptFrom",
          "kms:ReEncryptTo",
        ]
      ),
      (["Get*", "List*"], ["kms:Get*", "kms:List*"]),
      (["GenerateDataKey", "GenerateDataKeyPair"], ["kms:GenerateDataKey", "kms:GenerateDataKeyPair"]),
      (["GenerateDataKey*", "GenerateMac"], ["kms:Generate*"]),
      (["Get*", "CreateKey"], ["kms:CreateKey", "kms:Get*"]),
    ])
  func summaries(patterns: [String], expected: [String]) {
    let set = patterns.reduce(into: ActionSet()) { $0 = $0.union(ActionSet(matching: Array($1.utf8))) }
    #expect(set.summary == expected)
  }

  @Test("all that a key policy can grant is kms:*, and one less is not")
  func summaryOfKeyPermissions() {
    #expect(ActionSet.keyPermissions.summary == ["kms:*"])
    let less = ActionSet.keyPermissions.subtracting(ActionSet(.putKeyPolicy))
    #expect(!less.summary.contains("kms:*"))
    #expect(!less.summary.contains("kms:PutKeyPolicy"))
  }

  @Test("a summary covers the set and, of key permissions, nothing else", arguments: 0..<500)
  func summaryIsTrue(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let dense = seed % 2 == 0
    let set = ActionSet(
      KMSAction.all.filter { _ in Int.random(in: 0..<20, using: &random) < (dense ? 19 : 8) })
    let covered = set.summary.reduce(into: ActionSet()) {
      $0 = $0.union(ActionSet(matching: Array($1.utf8.dropFirst(4))))
    }
    #expect(set.isSubset(of: covered))
    #expect(covered.intersection(.keyPermissions).isSubset(of: set))
  }
}
