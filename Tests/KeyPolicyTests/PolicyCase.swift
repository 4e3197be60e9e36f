import Foundation
import KeyPolicy
import Testing

/// One row of the case files in `Data`; `Data/SOURCE.md` says what they are.
struct PolicyCase: CustomTestStringConvertible {
  let id: String
  let verdict: String
  let dependsOn: Set<String>
  let certainty: String
  let reason: String
  let row: PolicyCaseFile.Case

  var testDescription: String { "\(id): \(reason)" }

  static let all: [PolicyCase] = read("policy-cases.json") + read("measured-cases.json")
  /// Rows whose verdict is documented, follows from documentation, or was recorded; the others are the cautious reading.
  static let settled: [PolicyCase] = all.filter { $0.certainty != "uncertain" }

  /// The bytes of a case file.
  static func text(_ name: String) -> [UInt8] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Data/\(name)")
    guard let data = try? Data(contentsOf: file) else {
      Issue.record("\(name) could not be read")
      return []
    }
    return Array(data)
  }

  private static func read(_ name: String) -> [PolicyCase] {
    let text = text(name)
    guard case .success(let file) = PolicyCaseFile.read(text),
      let object = try? JSONSerialization.jsonObject(with: Data(text)) as? [String: Any],
      let expectations = object["cases"] as? [[String: Any]], expectations.count == file.rows.count
    else {
      Issue.record("\(name) holds no cases")
      return []
    }
    return zip(file.rows, expectations).compactMap(PolicyCase.init)
  }

  private init?(_ row: PolicyCaseFile.Row, _ expectation: [String: Any]) {
    guard case .readable(let row) = row, let expected = expectation["expected"] as? [String: Any],
      let verdict = expected["verdict"] as? String, let certainty = expectation["certainty"] as? String
    else {
      Issue.record("a row cannot be read: \(row)")
      return nil
    }
    id = row.id
    self.row = row
    self.verdict = verdict
    self.certainty = certainty
    dependsOn = Set(expected["dependsOn"] as? [String] ?? [])
    reason = expectation["reason"] as? String ?? ""
  }
}
