internal import Foundation
internal import GRDB

/// A text as the database keeps it: byte for byte, whatever it holds.
///
/// Texts are bound up to their first NUL character, and what comes from AWS may hold one. Such a text is kept as a
/// blob of its UTF-8; every other one is TEXT, so that the `sqlite3` command shows it.
struct StoredText: DatabaseValueConvertible {
  var string: String

  init(_ string: String) { self.string = string }

  var databaseValue: DatabaseValue {
    string.utf8.contains(0) ? Data(string.utf8).databaseValue : string.databaseValue
  }

  static func fromDatabaseValue(_ value: DatabaseValue) -> StoredText? {
    switch value.storage {
    case .string(let text): StoredText(text)
    case .blob(let bytes): String(bytes: bytes, encoding: .utf8).map(StoredText.init)
    default: nil
    }
  }
}

/// A time as the database keeps it: whole microseconds since 1970, UTC.
struct StoredTime: DatabaseValueConvertible {
  var date: Date

  init(_ date: Date) { self.date = date }

  var databaseValue: DatabaseValue {
    let microseconds = (date.timeIntervalSince1970 * 1_000_000).rounded()
    return (Int64(exactly: microseconds) ?? 0).databaseValue
  }

  static func fromDatabaseValue(_ value: DatabaseValue) -> StoredTime? {
    guard case .int64(let microseconds) = value.storage else { return nil }
    return StoredTime(Date(timeIntervalSince1970: Double(microseconds) / 1_000_000))
  }
}

extension Row {
  /// Reads a text column; a value of another type means that the file was damaged or edited.
  func text(_ column: String) throws -> String {
    let value: DatabaseValue = self[column]
    guard let text = StoredText.fromDatabaseValue(value) else { throw Self.unreadable(column) }
    return text.string
  }

  /// Reads a text column that may be empty of any value.
  func optionalText(_ column: String) throws -> String? {
    let value: DatabaseValue = self[column]
    return value.isNull ? nil : try text(column)
  }

  /// Reads a time column.
  func time(_ column: String) throws -> Date {
    let value: DatabaseValue = self[column]
    guard let time = StoredTime.fromDatabaseValue(value) else { throw Self.unreadable(column) }
    return time.date
  }

  /// What reading a column throws when its value is not one this program writes.
  static func unreadable(_ column: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the column \(column) holds an unreadable value")
  }
}
