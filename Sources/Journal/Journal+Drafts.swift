internal import GRDB

extension Journal {
  /// Saves a draft, in place of the key's earlier one.
  package func saveDraft(_ draft: Draft) throws(JournalError) {
    try write("save the draft") { db in
      try db.execute(
        sql: """
          INSERT INTO draft (key_arn, account, region, text, base_text, updated) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (key_arn) DO UPDATE SET account = excluded.account, region = excluded.region,
            text = excluded.text, base_text = excluded.base_text, updated = excluded.updated
          """,
        arguments: [
          StoredText(draft.keyARN), StoredText(draft.account), StoredText(draft.region),
          StoredText(draft.text), StoredText(draft.baseText), StoredTime(draft.updated),
        ])
    }
  }

  /// The draft of a key, if there is one.
  package func draft(for keyARN: String) throws(JournalError) -> Draft? {
    try read("read the draft") { db in
      try Row.fetchOne(db, sql: "SELECT * FROM draft WHERE key_arn = ?", arguments: [StoredText(keyARN)])
        .map(Draft.init(row:))
    }
  }

  /// All drafts, the latest first.
  package func drafts() throws(JournalError) -> [Draft] {
    try read("read the drafts") { db in
      try Row.fetchAll(db, sql: "SELECT * FROM draft ORDER BY updated DESC, key_arn").map(Draft.init(row:))
    }
  }

  /// Forgets the draft of a key; without one, nothing happens.
  package func deleteDraft(_ keyARN: String) throws(JournalError) {
    try write("delete the draft") { db in
      try db.execute(sql: "DELETE FROM draft WHERE key_arn = ?", arguments: [StoredText(keyARN)])
    }
  }
}

extension Draft {
  init(row: Row) throws {
    self.init(
      account: try row.text("account"), region: try row.text("region"), keyARN: try row.text("key_arn"),
      text: try row.text("text"), baseText: try row.text("base_text"), updated: try row.time("updated"))
  }
}
