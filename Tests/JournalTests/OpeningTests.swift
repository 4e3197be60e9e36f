import Foundation
import GRDB
import Testing

@testable import Journal

@Suite("Opening the journal")
struct OpeningTests {
  @Test("A first start makes a directory and files that only their owner can read")
  func permissions() throws {
    let scratch = try Scratch()
    let before = umask(0)
    defer { umask(before) }
    let journal = try Journal.open(path: scratch.journal)
    try journal.saveDraft(.sample())

    #expect(journal.setAside == nil)
    #expect(try scratch.mode(scratch.directory + "/state") == 0o700)
    #expect(try scratch.mode(scratch.directory + "/state/kmscope") == 0o700)
    for suffix in ["", "-wal", "-shm", ".lock"] {
      #expect(try scratch.mode(scratch.journal + suffix) == 0o600, "journal.sqlite\(suffix)")
    }
  }

  @Test("A file that others could read is narrowed, a directory that was there is left alone")
  func narrowing() throws {
    let scratch = try Scratch()
    try scratch.plant(Data())
    let directory = (scratch.journal as NSString).deletingLastPathComponent
    #expect(chmod(scratch.journal, 0o644) == 0 && chmod(directory, 0o755) == 0)

    _ = try Journal.open(path: scratch.journal)

    #expect(try scratch.mode(scratch.journal) == 0o600)
    #expect(try scratch.mode(directory) == 0o755)
  }

  @Test("An empty file becomes a journal, and opening it again changes nothing")
  func emptyFile() throws {
    let scratch = try Scratch()
    try scratch.plant(Data())
    try Journal.open(path: scratch.journal).saveDraft(.sample(text: "kept"))

    let again = try Journal.open(path: scratch.journal)

    #expect(again.setAside == nil)
    #expect(try again.drafts().map(\.text) == ["kept"])
  }

  @Test("Nothing is touched before somebody asks, and everybody gets the same journal")
  func lazily() async throws {
    let scratch = try Scratch()
    let opener = JournalOpener(path: scratch.journal)
    #expect(!FileManager.default.fileExists(atPath: scratch.directory + "/state"))

    async let first = opener.journal()
    async let second = opener.journal()

    #expect(try await first === second)
  }

  @Test("An opening that failed is tried again")
  func retry() async throws {
    let scratch = try Scratch()
    let obstacle = scratch.directory + "/state"
    try Data("in the way".utf8).write(to: URL(fileURLWithPath: obstacle))
    let opener = JournalOpener(path: scratch.journal)
    await #expect(throws: JournalError.self) { try await opener.journal() }

    try FileManager.default.removeItem(atPath: obstacle)

    #expect(try await opener.journal().drafts().isEmpty)
  }

  @Test("A damaged file is set aside whole, and the person is told where it is")
  func notADatabase() throws {
    let scratch = try Scratch()
    let bytes = Data(repeating: 0x2A, count: 9_000)
    try scratch.plant(bytes)

    let journal = try Journal.open(path: scratch.journal)
    try journal.saveDraft(.sample(text: "new life"))

    let aside = try #require(journal.setAside)
    #expect(try Data(contentsOf: URL(fileURLWithPath: aside.path)) == bytes)
    #expect(aside.path.hasPrefix(scratch.journal + ".damaged-"))
    #expect(aside.message.contains(scratch.journal) && aside.message.contains(aside.path))
    #expect(try Journal.open(path: scratch.journal).setAside == nil)
    #expect(try Journal.open(path: scratch.journal).drafts().map(\.text) == ["new life"])
  }

  @Test("Damage deep inside the file is noticed as well")
  func damagedPage() throws {
    let scratch = try Scratch()
    do {
      let journal = try Journal.open(path: scratch.journal)
      for number in 0..<40 {
        try journal.saveDraft(.sample(keyARN: "key \(number)", text: String(repeating: "x", count: 3_000)))
      }
      try journal.queue.writeWithoutTransaction { db in
        _ = try db.checkpoint(.truncate)
      }
    }
    var bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.journal))
    // Everything but the first page, which holds the schema: SQLite itself opens such a file without complaint.
    bytes.replaceSubrange(4_096..<bytes.count, with: Data(repeating: 0xFF, count: bytes.count - 4_096))
    try scratch.plant(bytes)

    let journal = try Journal.open(path: scratch.journal)

    #expect(journal.setAside != nil)
    #expect(try journal.drafts().isEmpty)
  }

  @Test("Two damaged files in the same second are both kept")
  func twiceDamaged() throws {
    let scratch = try Scratch()
    let files = JournalFiles(path: scratch.journal)
    let now = Date(timeIntervalSince1970: 1_767_225_600)
    try scratch.plant(Data("first".utf8))
    let first = try files.setAside(at: now)
    try scratch.plant(Data("second".utf8))
    let second = try files.setAside(at: now)

    #expect(first == scratch.journal + ".damaged-1767225600")
    #expect(second == scratch.journal + ".damaged-1767225600-2")
    #expect(try String(contentsOfFile: first, encoding: .utf8) == "first")
    #expect(try String(contentsOfFile: second, encoding: .utf8) == "second")
  }

  @Test("A file of a newer kmscope is refused and left as it is")
  func newerSchema() throws {
    let scratch = try Scratch()
    do {
      let journal = try Journal.open(path: scratch.journal)
      try journal.saveDraft(.sample(text: "from the future"))
      try journal.queue.write { db in
        try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 something new')")
      }
    }
    let error = #expect(throws: JournalError.self) { try Journal.open(path: scratch.journal) }
    #expect(error?.code == .newerSchema)
    #expect(error?.message == "The journal \(scratch.journal) was written by a newer version of kmscope.")

    let kept = try DatabaseQueue(path: scratch.journal)
    #expect(try kept.read { try String.fetchOne($0, sql: "SELECT text FROM draft") } == "from the future")
  }

  @Test("A file in place of the directory is an error that names it")
  func fileInTheWay() throws {
    let scratch = try Scratch()
    let obstacle = scratch.directory + "/state"
    try Data().write(to: URL(fileURLWithPath: obstacle))

    let error = #expect(throws: JournalError.self) { try Journal.open(path: scratch.journal) }

    #expect(error?.code == .notWritable)
    #expect(error?.message == "kmscope could not create the directory \(obstacle): Not a directory.")
  }

  @Test("A directory that may not be written to is an error", .enabled(if: geteuid() != 0, "root may write"))
  func readOnlyDirectory() throws {
    let scratch = try Scratch()
    #expect(chmod(scratch.directory, 0o500) == 0)
    defer { chmod(scratch.directory, 0o700) }

    let error = #expect(throws: JournalError.self) { try Journal.open(path: scratch.journal) }

    #expect(error?.code == .notWritable)
  }

  @Test(
    "A process that never lets go of the opening is reported, not waited for for ever",
    arguments: [LOCK_EX, LOCK_SH])
  func lockedOpening(kind: Int32) throws {
    let scratch = try Scratch()
    let path = scratch.directory + "/lock"
    let holder = open(path, O_RDWR | O_CREAT, 0o600)
    defer { close(holder) }
    #expect(flock(holder, kind) == 0)

    let error = #expect(throws: JournalError.self) {
      try OpeningLock.hold(path: path, patience: 0) {}
    }
    #expect(error?.code == .busy)

    #expect(flock(holder, LOCK_UN) == 0)
    try OpeningLock.hold(path: path, patience: 0) {}
  }
}
