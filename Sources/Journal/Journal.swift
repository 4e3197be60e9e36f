internal import Foundation
internal import GRDB

/// The local store of what must not be lost: drafts, policy history and the activity log.
///
/// One SQLite file in write-ahead mode. Several processes may use it at once. Every call blocks until the change is on
/// the disk, so nothing here belongs on the thread that draws; `JournalOpener` opens it when it is first needed.
package final class Journal: Sendable {
  /// A damaged journal that was moved out of the way when this one was opened.
  package struct SetAside: Sendable, Equatable {
    /// Where the damaged file is now.
    package var path: String
    /// What happened and what to do, in full sentences for the person.
    package var message: String
  }

  /// How long a call waits for another process before it gives up, in seconds.
  static let patience: TimeInterval = 5

  /// The database file, or `:memory:`.
  package let path: String
  /// Not nil when a damaged file was found: the person must be told.
  package let setAside: SetAside?
  let queue: DatabaseQueue

  private init(path: String, queue: DatabaseQueue, setAside: SetAside?) {
    self.path = path
    self.queue = queue
    self.setAside = setAside
  }

  /// Opens the journal at a path, making its directory (0700) and its file (0600) if they are missing.
  ///
  /// A damaged file is moved aside, never deleted, and a new journal begun; `setAside` then says so.
  /// - Throws: `notWritable`, `diskFull`, `newerSchema`, `busy`, or `failed`.
  package static func open(path: String) throws(JournalError) -> Journal {
    let files = JournalFiles(path: path)
    try files.makeDirectory()
    return try OpeningLock.hold(path: path + ".lock", patience: patience) { () throws(JournalError) in
      try open(files)
    }
  }

  /// Opens the files, beginning anew if they are damaged; the caller holds the opening lock.
  private static func open(_ files: JournalFiles) throws(JournalError) -> Journal {
    let path = files.path
    try files.makeFile()
    do {
      return Journal(path: path, queue: try connect(to: path), setAside: nil)
    } catch {
      guard error.code == .corrupt else { throw error }
    }
    let moved = try files.setAside(at: Date())
    try files.makeFile()
    let notice = SetAside(
      path: moved,
      message: "The journal \(path) was damaged, so a new one was begun. "
        + "The damaged file is kept as \(moved); \"sqlite3 \(moved) .recover\" may still read it.")
    return Journal(path: path, queue: try connect(to: path), setAside: notice)
  }

  /// A journal that lives as long as the process, for tests and for the sandbox.
  package static func inMemory() throws(JournalError) -> Journal {
    let path = ":memory:"
    do {
      let queue = try DatabaseQueue()
      try JournalSchema.migrator.migrate(queue)
      return Journal(path: path, queue: queue, setAside: nil)
    } catch {
      throw JournalError(error, task: "create the tables", path: path)
    }
  }

  /// Connects, checks the file and brings its tables up to date.
  private static func connect(to path: String) throws(JournalError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.journalMode = .wal
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { db in
        // A draft that was saved survives a power cut, too: write-ahead mode alone promises only a crash of ours.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try check(db, path: path)
      }
      try JournalSchema.migrator.migrate(queue)
      return queue
    } catch {
      throw JournalError(error, task: "read or write", path: path)
    }
  }

  /// Refuses a file that a later version wrote, and one whose pages do not fit together.
  private static func check(_ db: Database, path: String) throws {
    guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "its pages do not fit together")
    }
    guard try !JournalSchema.migrator.hasBeenSuperseded(db) else {
      throw JournalError(
        .newerSchema, message: "The journal \(path) was written by a newer version of kmscope.",
        hint: JournalError.newerSchemaHint)
    }
  }

  /// Runs a change in one transaction; when it returns, the change is on the disk.
  ///
  /// - Parameter task: To follow "kmscope could not", for example `save the draft`.
  func write<Value>(_ task: String, _ change: (Database) throws -> Value) throws(JournalError) -> Value {
    do {
      return try queue.write(change)
    } catch {
      throw JournalError(error, task: task, path: path)
    }
  }

  /// Runs a question.
  func read<Value>(_ task: String, _ question: (Database) throws -> Value) throws(JournalError) -> Value {
    do {
      return try queue.read(question)
    } catch {
      throw JournalError(error, task: task, path: path)
    }
  }
}
