import Foundation
import Testing

@testable import Journal

@Suite("Drafts")
struct DraftTests {
  @Test("A draft comes back as it was saved, and the next one takes its place")
  func upsert() throws {
    let journal = try Journal.inMemory()
    let first = Draft.sample(text: "one", updated: 1_767_225_600.123456)
    try journal.saveDraft(first)
    #expect(try journal.draft(for: first.keyARN) == first)

    let second = Draft.sample(text: "two", baseText: "changed meanwhile", updated: 1_767_225_700)
    try journal.saveDraft(second)

    #expect(try journal.drafts() == [second])
  }

  @Test("Drafts are listed with the latest first")
  func order() throws {
    let journal = try Journal.inMemory()
    for (name, time) in [("b", 20.0), ("c", 10.0), ("a", 30.0)] {
      try journal.saveDraft(.sample(keyARN: name, updated: time))
    }
    #expect(try journal.drafts().map(\.keyARN) == ["a", "b", "c"])
  }

  @Test("A deleted draft is gone, the others stay, and deleting nothing is no error")
  func delete() throws {
    let journal = try Journal.inMemory()
    try journal.saveDraft(.sample(keyARN: "a"))
    try journal.saveDraft(.sample(keyARN: "b"))
    try journal.deleteDraft("a")
    try journal.deleteDraft("a")
    #expect(try journal.draft(for: "a") == nil)
    #expect(try journal.drafts().map(\.keyARN) == ["b"])
  }

  @Test(
    "Any text is kept byte for byte",
    arguments: [
      "", "\u{0}", "before\u{0}after", "'; DROP TABLE draft; --", "\u{1B}[2J\u{7}", "\u{202E}gnp.exe",
      "e\u{301}",
      "\u{E9}", "\r\n\r", "\u{FEFF}{}", "\u{10FFFF}\u{FFFE}", "?1 :name @x $y",
      String(repeating: "40 KB ünï ", count: 4_000),
    ])
  func hostileText(text: String) throws {
    let scratch = try Scratch()
    let saved = Draft(
      account: text, region: text, keyARN: text, text: text, baseText: text,
      updated: Date(timeIntervalSince1970: 0))
    try Journal.open(path: scratch.journal).saveDraft(saved)

    let found = try #require(try Journal.open(path: scratch.journal).draft(for: text))

    // Strings compare equal when they are only canonically equivalent; a journal owes the very bytes.
    for member in [found.account, found.region, found.keyARN, found.text, found.baseText] {
      #expect(Array(member.utf8) == Array(text.utf8))
    }
  }

  @Test("Two keys whose names differ only in how an accent is encoded are two keys")
  func canonicalEquivalents() throws {
    let journal = try Journal.inMemory()
    try journal.saveDraft(.sample(keyARN: "e\u{301}", text: "decomposed"))
    try journal.saveDraft(.sample(keyARN: "\u{E9}", text: "composed"))
    #expect(try journal.draft(for: "\u{E9}")?.text == "composed")
    #expect(try journal.draft(for: "e\u{301}")?.text == "decomposed")
  }

  @Test("A time that no clock shows is kept as the epoch rather than trapping")
  func absurdTime() throws {
    let journal = try Journal.inMemory()
    try journal.saveDraft(.sample(updated: .infinity))
    #expect(try journal.drafts().first?.updated == Date(timeIntervalSince1970: 0))
  }
}
