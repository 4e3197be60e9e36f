import Foundation
import GRDB
import Testing

@testable import Journal

@Suite("Errors of the journal")
struct JournalErrorTests {
  @Test(
    "Each failed system call has its meaning",
    arguments: [
      (ENOSPC, JournalError.Code.diskFull), (EDQUOT, .diskFull), (EACCES, .notWritable),
      (EROFS, .notWritable),
      (EPERM, .notWritable), (ENOTDIR, .notWritable), (EIO, .failed),
    ])
  func systemCalls(number: Int32, code: JournalError.Code) {
    let error = JournalError(errno: number, task: "open the journal", path: "/state/journal.sqlite")
    #expect(error.code == code)
    #expect(error.message.hasPrefix("kmscope could not open the journal /state/journal.sqlite: "))
    #expect(error.hint.hasSuffix("."))
  }

  @Test(
    "Each result of SQLite has its meaning",
    arguments: [
      (ResultCode.SQLITE_FULL, JournalError.Code.diskFull), (.SQLITE_READONLY, .notWritable),
      (.SQLITE_CANTOPEN, .notWritable), (.SQLITE_CORRUPT, .corrupt), (.SQLITE_NOTADB, .corrupt),
      (.SQLITE_BUSY, .busy), (.SQLITE_IOERR, .failed),
    ])
  func results(result: ResultCode, code: JournalError.Code) {
    let error = JournalError(
      DatabaseError(resultCode: result, message: "why"), task: "save the draft", path: "/j.sqlite")
    #expect(error.code == code)
    #expect(error.message == "kmscope could not save the draft in the journal /j.sqlite: why.")
  }

  @Test("A full disk loses only the change that did not fit, and its text stays out of the error")
  func full() throws {
    let scratch = try Scratch()
    let journal = try Journal.open(path: scratch.journal)
    try journal.saveDraft(.sample(text: "first"))
    try journal.queue.inDatabase { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    let secret = String(repeating: "do not tell ", count: 4_000)

    let error = #expect(throws: JournalError.self) { try journal.saveDraft(.sample(text: secret)) }

    #expect(error?.code == .diskFull)
    #expect(error?.message.contains("do not tell") == false)
    #expect(try journal.drafts().map(\.text) == ["first"])
  }

  @Test("A row that somebody edited by hand is an error, not a crash")
  func editedByHand() throws {
    let journal = try Journal.inMemory()
    try journal.saveDraft(.sample())
    try journal.queue.write { try $0.execute(sql: "UPDATE draft SET updated = 'yesterday'") }

    let error = #expect(throws: JournalError.self) { try journal.drafts() }

    #expect(error?.code == .corrupt)
  }
}
