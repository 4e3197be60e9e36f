/// Calls of IAM Access Analyzer that look at the text of a policy; none of them needs an analyzer or changes anything.
///
/// See "Policy checks" in the IAM User Guide. ValidatePolicy is free; the two checks are charged for by AWS.
package struct AccessAnalyzerClient: Sendable {
  private let service: RESTService

  package init(_ connection: ServiceConnection) {
    service = RESTService(client: connection.client(.accessAnalyzer))
  }

  /// All findings about a policy's grammar and about what is good practice.
  ///
  /// For key policies the resource type must be left out: there is none for KMS.
  package func validatePolicy(
    _ document: String, type: String = "RESOURCE_POLICY", resourceType: String? = nil, locale: String? = nil
  ) async throws(AWSError) -> [AnalyzerFinding] {
    let operation = "ValidatePolicy"
    let input = JSONInput().with("policyDocument", document).with("policyType", type)
      .with("validatePolicyResourceType", resourceType).with("locale", locale)
    var walk = PageWalk(operation: operation, authority: service.client.authority)
    var findings: [AnalyzerFinding] = []
    var token: String?
    repeat {
      let answer = try await service.post(
        operation, path: "policy/validation", query: token.map { [("nextToken", $0)] } ?? [], input)
      guard let values = answer["findings"]?.array else {
        throw service.incomplete(operation, lacks: "findings")
      }
      for value in values {
        guard let finding = AnalyzerFinding.read(value) else {
          throw service.incomplete(operation, lacks: "a part of a finding")
        }
        findings.append(finding)
      }
      token = answer["nextToken"]?.string.flatMap { $0.isEmpty ? nil : $0 }
      if let token { try walk.goOn(to: token, pageWasEmpty: values.isEmpty) }
    } while token != nil
    return findings
  }

  /// Whether a policy lets the public in.
  package func checkNoPublicAccess(
    _ document: String, resourceType: String = "AWS::KMS::Key"
  ) async throws(AWSError) -> AnalyzerCheck {
    let operation = "CheckNoPublicAccess"
    let input = JSONInput().with("policyDocument", document).with("resourceType", resourceType)
    return try check(
      operation, try await service.post(operation, path: "policy/check-no-public-access", input))
  }

  /// Whether a policy lets nobody do any of the actions; who, it does not say.
  /// - Parameters:
  ///   - actions: At most 100, for example `kms:PutKeyPolicy`.
  ///   - resources: At most 100 ARNs; empty for all.
  package func checkAccessNotGranted(
    _ document: String, actions: [String], resources: [String] = [], type: String = "RESOURCE_POLICY"
  ) async throws(AWSError) -> AnalyzerCheck {
    let operation = "CheckAccessNotGranted"
    let access = JSONInput().with("actions", actions).with("resources", resources).members
    let input = JSONInput().with("policyDocument", document).with("access", .array([.object(access)]))
      .with("policyType", type)
    return try check(
      operation, try await service.post(operation, path: "policy/check-access-not-granted", input))
  }

  private func check(_ operation: String, _ answer: JSONValue) throws(AWSError) -> AnalyzerCheck {
    guard let check = AnalyzerCheck.read(answer) else { throw service.incomplete(operation, lacks: "result") }
    return check
  }
}
