import Foundation
import GRDB
import Testing

@testable import Journal

@Suite("Several processes and crashes")
struct SharingTests {
  @Test("What one connection saves, another one sees, both ways")
  func twoConnections() throws {
    let scratch = try Scratch()
    let mine = try Journal.open(path: scratch.journal)
    let yours = try Journal.open(path: scratch.journal)

    try mine.saveDraft(.sample(keyARN: "a", text: "mine"))
    #expect(try yours.draft(for: "a")?.text == "mine")
    try yours.saveDraft(.sample(keyARN: "a", text: "yours"))
    #expect(try mine.draft(for: "a")?.text == "yours")
  }

  @Test("A change waits for another connection's transaction instead of failing")
  func waits() async throws {
    let scratch = try Scratch()
    let mine = try Journal.open(path: scratch.journal)
    let yours = try Journal.open(path: scratch.journal)

    try await withThrowingTaskGroup(of: Void.self) { group in
      for journal in [mine, yours] {
        group.addTask {
          for number in 0..<25 {
            try journal.appendPolicy(
              PolicyVersion(
                keyARN: "key", text: "\(number)", seen: Date(timeIntervalSince1970: 1), how: .applied,
                callerARN: "\(ObjectIdentifier(journal))"))
          }
        }
      }
      try await group.waitForAll()
    }

    #expect(try mine.policies(for: "key").count == 50)
  }

  @Test("Many openings at once make one journal")
  func openings() async throws {
    let scratch = try Scratch()
    let path = scratch.journal
    try scratch.plant(Data(repeating: 0x2A, count: 5_000))

    let found = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<8 {
        group.addTask {
          let journal = try Journal.open(path: path)
          try journal.saveDraft(.sample(keyARN: "key \(number)"))
          return journal.setAside != nil
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }

    #expect(found == 1, "the damaged file is set aside once")
    #expect(try Journal.open(path: path).drafts().count == 8)
  }

  @Test("A process that was killed leaves its draft behind")
  func abandoned() throws {
    let scratch = try Scratch()
    let abandoned = try Journal.open(path: scratch.journal)
    try abandoned.saveDraft(.sample(text: "typed before the terminal closed"))

    // What a killed process leaves is what is in the files now: copied while the connection is still open, they have
    // seen no orderly end.
    let remains = scratch.directory + "/remains.sqlite"
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: scratch.journal + suffix, toPath: remains + suffix)
    }
    let next = try Journal.open(path: remains)

    #expect(next.setAside == nil)
    #expect(try next.drafts().map(\.text) == ["typed before the terminal closed"])
    withExtendedLifetime(abandoned) {}
  }

  @Test("A change is on the disk, not only in the system's memory, when the call returns")
  func durable() throws {
    let scratch = try Scratch()
    let journal = try Journal.open(path: scratch.journal)
    let (mode, level) = try journal.queue.inDatabase { db in
      (
        try String.fetchOne(db, sql: "PRAGMA journal_mode"),
        try Int.fetchOne(db, sql: "PRAGMA synchronous")
      )
    }
    // https://www.sqlite.org/pragma.html#pragma_synchronous: 2 is FULL.
    #expect(mode == "wal" && level == 2)
  }
}
