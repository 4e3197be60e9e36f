/// Reads worked cases: a JSON object with `cases`, a list of rows.
///
/// A row has the policy as text, the key, the caller, the action, what is known of the request context, and the other policies, each
/// as a document, a list of documents, `"none"` or `"unknown"`. A time is not part of the format: cases are set at
/// 2026-06-01T12:00Z, on a symmetric encryption key made by KMS.
public struct PolicyCaseFile: Sendable {
  /// One row that could be read.
  public struct Case: Sendable {
    /// The row's `id`.
    public var id: String
    /// The policy as it would be sent.
    public var policy: [UInt8]
    /// Who asks, for which key, with what beside the key policy.
    public var request: AccessRequest
    /// The action asked about.
    public var action: String

    /// The verdict of the engine.
    public var verdict: CaseVerdict {
      CaseVerdict.of(PolicyDocument.parse(policy), request, action: action)
    }
  }

  /// A row: a case, or why it is none.
  public enum Row: Sendable {
    case readable(Case)
    /// The row's `id`, or its number if it has none, and what is wrong with it.
    case unreadable(id: String, problem: String)
  }

  /// The rows in the order of the file.
  public var rows: [Row]

  /// Reads a file's text; nil with the reason if it holds no cases at all.
  public static func read(_ text: [UInt8]) -> Result<PolicyCaseFile, PolicyCaseError> {
    let parse = JSONParser.parse(text)
    if let finding = parse.findings.first {
      let place = LineIndex(text).position(at: finding.range.lower)
      return .failure(
        PolicyCaseError(
          "The cases are not JSON, line \(place.line), column \(place.column): \(finding.sentence)"))
    }
    guard let root = parse.root, case .object(let members) = root.value,
      let cases = members.first(where: { $0.name == "cases" }), case .array(let nodes) = cases.value.value
    else {
      return .failure(
        PolicyCaseError("The cases must be an object with a member \"cases\" that is a list of rows."))
    }
    return .success(
      PolicyCaseFile(rows: nodes.enumerated().map { PolicyCaseReader.row($0.element, number: $0.offset + 1) })
    )
  }
}
