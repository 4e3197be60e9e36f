internal import GRDB

/// The tables of the journal, and how each version of kmscope came from the one before.
///
/// A migration that has been released is never edited: later changes are new migrations below it.
enum JournalSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 drafts, policies, activity") { db in
      try db.execute(sql: firstTables)
    }
    migrator.registerMigration("2 visited places") { db in
      try db.execute(sql: visitedPlaces)
    }
    return migrator
  }

  /// An empty profile stands for credentials that came from elsewhere.
  private static let visitedPlaces = """
    CREATE TABLE visited_place (
      profile TEXT NOT NULL,
      region TEXT NOT NULL,
      visited INTEGER NOT NULL,
      PRIMARY KEY (profile, region)
    ) WITHOUT ROWID;
    """

  /// Times are microseconds since 1970 in UTC; every other column is text (see `StoredText`).
  private static let firstTables = """
    CREATE TABLE draft (
      key_arn TEXT NOT NULL PRIMARY KEY,
      account TEXT NOT NULL,
      region TEXT NOT NULL,
      text TEXT NOT NULL,
      base_text TEXT NOT NULL,
      updated INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE policy_version (
      id INTEGER PRIMARY KEY,
      key_arn TEXT NOT NULL,
      text TEXT NOT NULL,
      seen INTEGER NOT NULL,
      how TEXT NOT NULL,
      caller_arn TEXT NOT NULL,
      note TEXT NOT NULL
    );
    CREATE INDEX policy_version_by_key ON policy_version (key_arn, id);
    CREATE TABLE activity (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      account TEXT NOT NULL,
      region TEXT NOT NULL,
      caller_arn TEXT NOT NULL,
      operation TEXT NOT NULL,
      target TEXT NOT NULL,
      outcome TEXT NOT NULL,
      code TEXT NOT NULL,
      request_id TEXT
    );
    CREATE INDEX activity_by_target ON activity (target, id);
    """
}
