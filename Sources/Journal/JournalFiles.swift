internal import Foundation

/// The files of a journal: made for their owner alone, and moved aside rather than deleted.
struct JournalFiles {
  /// The database itself; SQLite puts `-wal` and `-shm` beside it.
  var path: String

  /// Makes the directory if it is missing, for its owner alone (0700, as the XDG specification asks).
  ///
  /// A directory that is already there keeps its mode: it may be somebody's home, and the files in it are 0600 anyway.
  func makeDirectory() throws(JournalError) {
    let directory = (path as NSString).deletingLastPathComponent
    guard !directory.isEmpty else { return }
    var made = directory.hasPrefix("/") ? "/" : ""
    for component in directory.split(separator: "/") {
      made += made.isEmpty || made == "/" ? component : "/" + component
      guard mkdir(made, 0o700) != 0 else { continue }
      let problem = errno
      var isDirectory: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: made, isDirectory: &isDirectory)
      if exists && isDirectory.boolValue { continue }
      throw JournalError(errno: exists ? ENOTDIR : problem, task: "create the directory", path: made)
    }
  }

  /// Makes the database file, empty and 0600, before SQLite would make it readable for others.
  ///
  /// SQLite gives `-wal` and `-shm` the mode of the database; files of an older start are narrowed here.
  func makeFile() throws(JournalError) {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw JournalError(errno: errno, task: "open the journal", path: path) }
    close(file)
    for name in [path, path + "-wal", path + "-shm"] {
      var facts = stat()
      guard stat(name, &facts) == 0, facts.st_mode & 0o077 != 0 else { continue }
      guard chmod(name, 0o600) == 0 else {
        throw JournalError(errno: errno, task: "make private the journal", path: name)
      }
    }
  }

  /// Moves a damaged journal out of the way, all its files together, and returns where it is now.
  ///
  /// The new name keeps `-wal` last, so that SQLite's own recovery still finds the write-ahead log.
  func setAside(at date: Date) throws(JournalError) -> String {
    let seconds = Int(exactly: date.timeIntervalSince1970.rounded()) ?? 0
    let base = "\(path).damaged-\(seconds)"
    var target = base
    var number = 2
    while access(target, F_OK) == 0 {
      target = "\(base)-\(number)"
      number += 1
    }
    for suffix in ["", "-wal", "-shm"] {
      guard rename(path + suffix, target + suffix) != 0, errno != ENOENT else { continue }
      throw JournalError(errno: errno, task: "set aside the damaged journal", path: path + suffix)
    }
    return target
  }
}
