internal import GRDB

extension Journal {
  /// Records a change that AWS was asked to make.
  package func appendActivity(_ activity: Activity) throws(JournalError) {
    try write("save the activity") { db in
      let (outcome, code) = activity.outcome.words
      try db.execute(
        sql: """
          INSERT INTO activity (at, account, region, caller_arn, operation, target, outcome, code, request_id)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          StoredTime(activity.when), StoredText(activity.account), StoredText(activity.region),
          StoredText(activity.callerARN), StoredText(activity.operation), StoredText(activity.target),
          outcome, StoredText(code), activity.requestID.map(StoredText.init),
        ])
    }
  }

  /// What was done, the newest first, in the order it was recorded.
  ///
  /// - Parameters:
  ///   - target: Only what was done to this one, for example a key's ARN; nil for everything.
  ///   - limit: At most so many.
  package func activities(
    target: String? = nil, limit: Int = 1_000
  ) throws(JournalError) -> [Activity] {
    try read("read the activity") { db in
      let wanted = target.map(StoredText.init)
      return try Row.fetchAll(
        db, sql: "SELECT * FROM activity WHERE ?1 IS NULL OR target = ?1 ORDER BY id DESC LIMIT ?2",
        arguments: [wanted, max(0, limit)]
      ).map(Activity.init(row:))
    }
  }
}

extension Activity {
  init(row: Row) throws {
    guard let outcome = Outcome(word: try row.text("outcome"), code: try row.text("code")) else {
      throw Row.unreadable("outcome")
    }
    self.init(
      when: try row.time("at"), account: try row.text("account"), region: try row.text("region"),
      callerARN: try row.text("caller_arn"), operation: try row.text("operation"),
      target: try row.text("target"), outcome: outcome, requestID: try row.optionalText("request_id"))
  }
}

extension Activity.Outcome {
  /// The outcome as the two columns that keep it.
  var words: (outcome: String, code: String) {
    switch self {
    case .succeeded: ("succeeded", "")
    case .failed(let code): ("failed", code)
    case .unknown(let code): ("unknown", code)
    }
  }

  init?(word: String, code: String) {
    switch word {
    case "succeeded": self = .succeeded
    case "failed": self = .failed(code: code)
    case "unknown": self = .unknown(code: code)
    default: return nil
    }
  }
}
