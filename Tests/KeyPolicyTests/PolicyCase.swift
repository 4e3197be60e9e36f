import Foundation
import KeyPolicy
import Testing

/// One row of the case files in `Data`; `Data/SOURCE.md` says what they are.
struct PolicyCase: CustomTestStringConvertible {
  let id: String
  let policyText: String
  let keyARN: String
  let action: String
  let caller: String
  let callerRoleARN: String?
  let identityPolicies: String
  let layers: [String]
  let verdict: String
  let certainty: String
  let reason: String

  var testDescription: String { "\(id): \(reason)" }

  static let all: [PolicyCase] = read("policy-cases.json") + read("measured-cases.json")

  private static func read(_ name: String) -> [PolicyCase] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Data/\(name)")
    guard let data = try? Data(contentsOf: file),
      let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let rows = object["cases"] as? [[String: Any]]
    else {
      Issue.record("\(name) could not be read")
      return []
    }
    return rows.compactMap(PolicyCase.init)
  }

  private init?(_ row: [String: Any]) {
    guard let id = row["id"] as? String, let policyText = row["policyText"] as? String,
      let keyARN = row["keyArn"] as? String, let action = row["action"] as? String,
      let caller = row["caller"] as? String, let expected = row["expected"] as? [String: Any],
      let verdict = expected["verdict"] as? String, let certainty = row["certainty"] as? String
    else {
      Issue.record("a row lacks a field: \(row["id"] ?? "no id")")
      return nil
    }
    self.id = id
    self.policyText = policyText
    self.keyARN = keyARN
    self.action = action
    self.caller = caller
    self.verdict = verdict
    self.certainty = certainty
    callerRoleARN = row["callerRoleArn"] as? String
    reason = row["reason"] as? String ?? ""
    identityPolicies = Self.json(row["identityPolicies"])
    layers = [
      "permissionsBoundary", "sessionPolicy", "serviceControlPolicies", "resourceControlPolicies",
      "vpcEndpointPolicy",
    ].map { Self.json(row[$0]) }
  }

  private static func json(_ value: Any?) -> String {
    guard let value,
      let data = try? JSONSerialization.data(
        withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
    else { return "" }
    return String(decoding: data, as: UTF8.self)
  }

  var asCaller: Caller {
    guard let callerRoleARN, callerRoleARN != "unknown" else { return Caller(arn: caller) }
    return Caller(arn: caller, role: .known(callerRoleARN))
  }

  /// What the engine may be told of IAM: only a literal Allow of everything, or nothing at all, is more than `unknown`.
  var asIdentityPolicies: IdentityPolicies {
    let everything = ["kms:*", "*"].map {
      #"[{"Statement":[{"Action":"\#($0)","Effect":"Allow","Resource":"*"}],"Version":"2012-10-17"}]"#
    }
    if identityPolicies == "[]" { return .grantsNothing }
    return everything.contains(identityPolicies) ? .allowsEverything : .unknown
  }

  /// True if the engine's questions can carry the row's facts.
  ///
  /// Policies of other layers cannot be handed in, nor can a Deny in the caller's IAM policies: an answer lists both as risks that
  /// were not read.
  var isCarried: Bool {
    layers.allSatisfy { $0 == #""none""# || $0 == #""unknown""# } && !identityPolicies.contains(#""Deny""#)
  }

  /// True if nothing in the row is left to a fuller evaluator, so that the answer must be exactly right.
  var isPlain: Bool {
    let leftOut = [#""Condition""#, #""NotPrincipal""#, #""NotResource""#, "${", "arn:aws:kms:"]
    let isIAMCarried = asIdentityPolicies != .unknown || identityPolicies == #""unknown""#
    return isCarried && isIAMCarried && !leftOut.contains(where: policyText.contains)
      && !caller.contains(":federated-user/") && !Self.leftOpen.contains(id)
  }

  /// Rows whose document holds something AWS's documentation does not settle, which must therefore stay undecided.
  ///
  /// F10 and O21: whether AWS trims blanks. G14: what a Resource other than `"*"` does. O04: whether a unique ID is that of a
  /// principal which still exists. O15: which of two equal members AWS reads.
  static let leftOpen: Set<String> = ["F10", "G14", "O04", "O15", "O21"]

  var answer: LockoutAnswer {
    LockoutCheck.answer(
      policy: Array(policyText.utf8), caller: asCaller, keyARN: keyARN, identityPolicies: asIdentityPolicies)
  }
}
