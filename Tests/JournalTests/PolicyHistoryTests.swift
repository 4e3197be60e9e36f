import Foundation
import Testing

@testable import Journal

@Suite("Policy history")
struct PolicyHistoryTests {
  private static func version(
    _ text: String, _ how: PolicyVersion.How, key: String = "key", caller: String = "ann", note: String = "",
    seen: TimeInterval = 1
  ) -> PolicyVersion {
    PolicyVersion(
      keyARN: key, text: text, seen: Date(timeIntervalSince1970: seen), how: how, callerARN: caller,
      note: note)
  }

  @Test("Versions come back whole, the newest first, and only those of the key")
  func order() throws {
    let journal = try Journal.inMemory()
    let versions = [
      Self.version("a", .read, seen: 30), Self.version("a", .beforeApply, note: "by hand", seen: 20),
      Self.version("b", .applied, seen: 10),
    ]
    for version in versions { try journal.appendPolicy(version) }
    try journal.appendPolicy(Self.version("c", .read, key: "other"))

    #expect(try journal.policies(for: "key") == versions.reversed())
  }

  @Test(
    "What only repeats the version before is not stored again",
    arguments: [
      (version("a", .read), version("a", .read, caller: "bob", note: "again", seen: 9), true),
      (version("a", .read), version("b", .read), false),
      (version("a", .read), version("a", .applied), false),
      (version("a", .applied), version("a", .applied, seen: 9), true),
      (version("a", .applied), version("a", .applied, caller: "bob"), false),
      (version("a", .failed, note: "LimitExceededException"), version("a", .failed, note: "timedOut"), false),
      (version("\u{E9}", .read), version("e\u{301}", .read), false),
    ])
  func repeats(first: PolicyVersion, second: PolicyVersion, isRepeat: Bool) throws {
    let journal = try Journal.inMemory()
    #expect(try journal.appendPolicy(first))
    #expect(try journal.appendPolicy(second) == !isRepeat)
    #expect(try journal.policies(for: "key").count == (isRepeat ? 1 : 2))
  }

  @Test("A text that returns after another one is stored again")
  func returning() throws {
    let journal = try Journal.inMemory()
    for text in ["a", "b", "a"] { try journal.appendPolicy(Self.version(text, .read)) }
    #expect(try journal.policies(for: "key").map(\.text) == ["a", "b", "a"])
  }
}
