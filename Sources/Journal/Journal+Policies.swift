internal import GRDB

extension Journal {
  /// Adds a version to a key's history, unless it only repeats the newest one.
  ///
  /// - Returns: False when it was a repeat and nothing was stored.
  @discardableResult
  package func appendPolicy(_ version: PolicyVersion) throws(JournalError) -> Bool {
    try write("save the policy's history") { db in
      let newest = try Row.fetchOne(
        db, sql: "SELECT * FROM policy_version WHERE key_arn = ? ORDER BY id DESC LIMIT 1",
        arguments: [StoredText(version.keyARN)])
      if let newest, version.repeats(try PolicyVersion(row: newest)) { return false }
      try db.execute(
        sql: """
          INSERT INTO policy_version (key_arn, text, seen, how, caller_arn, note) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          StoredText(version.keyARN), StoredText(version.text), StoredTime(version.seen),
          version.how.rawValue, StoredText(version.callerARN), StoredText(version.note),
        ])
      return true
    }
  }

  /// The history of a key's policy, the newest first, in the order it was recorded.
  package func policies(for keyARN: String) throws(JournalError) -> [PolicyVersion] {
    try read("read the policy's history") { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM policy_version WHERE key_arn = ? ORDER BY id DESC",
        arguments: [StoredText(keyARN)]
      ).map(PolicyVersion.init(row:))
    }
  }
}

extension PolicyVersion {
  init(row: Row) throws {
    guard let how = How(rawValue: try row.text("how")) else { throw Row.unreadable("how") }
    self.init(
      keyARN: try row.text("key_arn"), text: try row.text("text"), seen: try row.time("seen"), how: how,
      callerARN: try row.text("caller_arn"), note: try row.text("note"))
  }
}
