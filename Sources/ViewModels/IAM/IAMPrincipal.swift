import AWSClient

/// The IAM principal whose policies stand behind a caller's ARN.
enum IAMPrincipal: Sendable, Equatable {
  case root
  case user(name: String)
  /// GetCallerIdentity leaves out the path; the name alone is unique in an account.
  case role(name: String)

  /// The ARN of a role whose path is not known; right for every role that has none.
  static func roleARNWithoutPath(_ name: String, of sessionARN: String) -> String? {
    let fields = sessionARN.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return fields.count == 6 ? "arn:\(fields[1]):iam::\(fields[4]):role/\(name)" : nil
  }

  /// Nil for federated users, whose permissions come from somebody GetCallerIdentity does not name, and for what is no ARN.
  ///
  /// Source: IAM User Guide, "IAM identifiers" and "Federated user principals".
  init?(callerARN: String) {
    let fields = callerARN.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0] == "arn" else { return nil }
    let parts = fields[5].split(separator: "/", omittingEmptySubsequences: false)
    switch (fields[2], parts.first) {
    case ("iam", "root") where parts.count == 1: self = .root
    case ("iam", "user") where parts.count > 1 && !parts[parts.count - 1].isEmpty:
      self = .user(name: String(parts[parts.count - 1]))
    case ("sts", "assumed-role") where parts.count > 2 && !parts[1].isEmpty:
      self = .role(name: String(parts[1]))
    default: return nil
    }
  }
}
