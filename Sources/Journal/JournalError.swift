internal import Foundation
internal import GRDB

/// Everything that can go wrong with the local journal, with what a person needs to act on it.
///
/// Messages name the journal's file and SQLite's own reason. They never hold what was being stored.
package struct JournalError: Error, Sendable, Equatable {
  package enum Code: String, Sendable, Equatable, CaseIterable {
    /// Neither `XDG_STATE_HOME` nor `HOME` says where the journal belongs.
    case noHome
    /// The directory cannot be made, or may not be written to.
    case notWritable
    /// The file system has no room left, or the quota is used up.
    case diskFull
    /// A later version of kmscope wrote the file.
    case newerSchema
    /// The file is damaged, or is not a journal.
    case corrupt
    /// Another process held the file for longer than the journal waits.
    case busy
    /// The file system or SQLite failed in another way.
    case failed
  }

  package var code: Code
  /// What happened and where, one full sentence.
  package var message: String
  /// What the person can do next, one full sentence.
  package var hint: String

  package init(_ code: Code, message: String, hint: String) {
    self.code = code
    self.message = message
    self.hint = hint
  }
}

extension JournalError {
  /// Says what a failed system call on a path means.
  ///
  /// - Parameters:
  ///   - number: `errno` as the call left it.
  ///   - task: What was being done, to follow "kmscope could not", for example `create the directory`.
  init(errno number: Int32, task: String, path: String) {
    let reason = String(cString: strerror(number))
    let message = "kmscope could not \(task) \(path): \(reason)."
    switch number {
    case ENOSPC, EDQUOT:
      self.init(.diskFull, message: message, hint: Self.diskFullHint)
    case EACCES, EPERM, EROFS, ENOTDIR, ENOENT, EISDIR, ELOOP, ENAMETOOLONG:
      self.init(.notWritable, message: message, hint: Self.notWritableHint)
    default:
      self.init(.failed, message: message, hint: Self.failedHint)
    }
  }

  /// Says what an error of SQLite's means; another error of ours passes unchanged.
  ///
  /// - Parameter task: What was being done, to follow "kmscope could not", for example `save the draft`.
  init(_ error: any Error, task: String, path: String) {
    if let own = error as? JournalError {
      self = own
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(
        .failed, message: "kmscope could not \(task) in the journal \(path).", hint: Self.failedHint)
      return
    }
    let reason = error.message ?? "SQLite result \(error.resultCode.rawValue)"
    let message = "kmscope could not \(task) in the journal \(path): \(reason)."
    let (code, hint) = Self.meaning(of: error.resultCode)
    self.init(code, message: message, hint: hint)
  }

  /// The meaning of SQLite's primary result codes (https://www.sqlite.org/rescode.html).
  private static func meaning(of result: ResultCode) -> (Code, String) {
    switch result {
    case .SQLITE_FULL: (.diskFull, diskFullHint)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: (.notWritable, notWritableHint)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: (.corrupt, corruptHint)
    case .SQLITE_BUSY, .SQLITE_LOCKED: (.busy, busyHint)
    default: (.failed, failedHint)
    }
  }

  static let diskFullHint =
    "Free some space on that file system; kmscope keeps what you typed and tries again."
  static let notWritableHint =
    "Make the directory writable for you, or set XDG_STATE_HOME to a directory that is."
  static let corruptHint = "Start kmscope again: it sets the damaged file aside and begins a new journal."
  static let busyHint = "Wait for the other kmscope to finish, or end it if it hangs."
  static let failedHint = "Check the file system that holds the journal."
  static let newerSchemaHint =
    "Use the newer kmscope, or set XDG_STATE_HOME to another directory for this one."
}
