/// One finding of ValidatePolicy.
package struct AnalyzerFinding: Sendable, Hashable {
  /// `ERROR`, `SECURITY_WARNING`, `WARNING` or `SUGGESTION`; values AWS adds later come as they are.
  package var type: String
  /// For example `MISSING_PRINCIPAL`.
  package var code: String
  package var details: String
  /// A page of AWS's documentation.
  package var learnMoreLink: String
  package var locations: [AnalyzerLocation]

  static func read(_ value: JSONValue) -> AnalyzerFinding? {
    guard let type = value["findingType"]?.string, let details = value["findingDetails"]?.string else {
      return nil
    }
    return AnalyzerFinding(
      type: type, code: value["issueCode"]?.string ?? "", details: details,
      learnMoreLink: value["learnMoreLink"]?.string ?? "",
      locations: (value["locations"]?.array ?? []).map(AnalyzerLocation.read))
  }
}
