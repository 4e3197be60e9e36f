import KeyPolicy

/// Which option supplies a fact that an answer lacks.
enum MissingOption {
  /// The option with a placeholder; nil if no option can tell.
  static func of(_ phrase: String) -> String? {
    if let option = table.first(where: { $0.0 == phrase })?.1 { return option }
    // Only the role behind a session can leave this key open.
    if phrase.lowercased() == "aws:principalarn" { return "--caller-role ARN" }
    guard isConditionKey(phrase) else { return nil }
    let key = phrase.contains(" ") ? "'\(phrase)'" : phrase
    return "--context \(key)=VALUE or --absent \(key)"
  }

  private static let table: [(String, String)] = [
    (MissingFact.identityPolicies.phrase, "--iam-policy FILE or --iam none"),
    (MissingFact.permissionsBoundary.phrase, "--boundary FILE or --boundary none"),
    (MissingFact.sessionPolicy.phrase, "--session-policy FILE or --session-policy none"),
    (MissingFact.rolePath.phrase, "--caller-role ARN"),
    (MissingFact.userBehindFederation.phrase, "--caller-user ARN"),
    (CheckReport.whichKey, "--key ARN"),
    ("aws:CurrentTime", "--time TIME"), ("aws:EpochTime", "--time TIME"),
  ]

  /// A condition key stands among the facts under its own name, cut if it is very long.
  private static func isConditionKey(_ phrase: String) -> Bool {
    guard !phrase.contains("…"), !phrase.contains("'") else { return false }
    if ConditionKey.named(phrase) != nil { return true }
    return phrase.contains(":") && !phrase.contains(" ") && !phrase.contains("\"")
  }
}
