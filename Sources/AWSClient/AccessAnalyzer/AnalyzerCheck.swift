/// What a check of Access Analyzer came to.
package struct AnalyzerCheck: Sendable, Hashable {
  package struct Reason: Sendable, Hashable {
    package var description: String
    /// Counted from 0.
    package var statementIndex: Int?
    package var statementID: String?
  }

  /// `PASS` or `FAIL`.
  package var result: String
  package var message: String
  package var reasons: [Reason]

  package var isPassed: Bool { result == "PASS" }

  static func read(_ value: JSONValue) -> AnalyzerCheck? {
    guard let result = value["result"]?.string, !result.isEmpty else { return nil }
    let reasons = (value["reasons"]?.array ?? []).map { reason in
      Reason(
        description: reason["description"]?.string ?? "", statementIndex: reason["statementIndex"]?.int,
        statementID: reason["statementId"]?.string)
    }
    return AnalyzerCheck(result: result, message: value["message"]?.string ?? "", reasons: reasons)
  }
}
