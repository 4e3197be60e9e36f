import Foundation
import Testing

/// One condition of `Data/measured-cases.json`, whose match AWS recorded.
struct MeasuredCondition: CustomTestStringConvertible {
  let id: String
  let isAllow: Bool
  /// The operator in lower case, with no `Not` in it.
  let comparison: String
  let isNegated: Bool
  let operands: [String]
  let value: String
  /// The request's values by their keys in lower case; nil for a key with several values.
  let context: [String: String?]
  let isMatch: Bool

  var testDescription: String { "\(id): \(comparison) \(operands) on \(value)" }

  /// The rows with one condition, a plain operator and one value.
  static let all: [MeasuredCondition] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../Data/measured-cases.json")
    guard let data = try? Data(contentsOf: file),
      let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let rows = object["cases"] as? [[String: Any]]
    else {
      Issue.record("measured-cases.json could not be read")
      return []
    }
    return rows.compactMap(MeasuredCondition.init)
  }()

  private init?(_ row: [String: Any]) {
    guard let id = row["id"] as? String, let text = row["policyText"] as? String,
      let policy = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
      let statements = policy["Statement"] as? [[String: Any]],
      let known = (row["context"] as? [String: Any])?["known"] as? [String: Any],
      let verdict = (row["expected"] as? [String: Any])?["verdict"] as? String
    else {
      Issue.record("a row lacks a field: \(row["id"] ?? "no id")")
      return nil
    }
    let conditional = statements.filter { $0["Condition"] != nil }
    guard conditional.count == 1, let condition = conditional.first?["Condition"] as? [String: [String: Any]],
      condition.count == 1, let (name, keys) = condition.first, keys.count == 1,
      let (key, operand) = keys.first,
      let value = known[key] as? String, let effect = conditional.first?["Effect"] as? String
    else { return nil }
    let plain = name.lowercased()
    guard !plain.contains(":"), !plain.hasSuffix("ifexists"), plain != "null" else { return nil }
    self.id = id
    isAllow = effect == "Allow"
    isNegated = plain.contains("not")
    comparison = plain.replacing("not", with: "")
    operands = (operand as? [String]) ?? (operand as? String).map { [$0] } ?? []
    self.value = value
    context = Dictionary(uniqueKeysWithValues: known.map { ($0.key.lowercased(), $0.value as? String) })
    isMatch = verdict == (isAllow ? "allowed" : "denied")
  }
}
