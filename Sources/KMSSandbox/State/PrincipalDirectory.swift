/// The users and roles KMS can find when a key policy names them.
struct PrincipalDirectory: Sendable {
  /// Twelve digits.
  var accountID: String
  /// ARNs of users and roles with their paths, own and foreign ones, and their unique ids.
  var members: [String: String]

  private var uniqueIDs: Set<String> { Set(members.values) }

  /// True when a policy may name this text under `AWS`.
  ///
  /// Users and roles must exist, with their full path; a session needs its role; any account is taken to exist; a unique id
  /// must belong to somebody, so the id a deleted role leaves behind is refused as AWS is expected to. Wildcards are
  /// valid only as the whole value (IAM User Guide, "AWS JSON policy elements: Principal").
  func knows(_ principal: String) -> Bool {
    if principal == "*" || Self.isAccount(principal) { return true }
    if uniqueIDs.contains(principal) { return true }
    let parts = principal.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(
      String.init)
    guard parts.count == 6, parts[0] == "arn", parts[1] == "aws", parts[3].isEmpty, Self.isAccount(parts[4])
    else { return false }
    switch parts[2] {
    case "iam": return parts[5] == "root" || members[principal] != nil
    case "sts": return knowsSession(parts[5], account: parts[4])
    default: return false
    }
  }

  /// Session ARNs carry the role's name without its path; the session itself need not have been issued.
  private func knowsSession(_ resource: String, account: String) -> Bool {
    let parts = resource.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, parts[0] == "federated-user" { return isName(parts[1]) && account == accountID }
    guard parts.count == 3, parts[0] == "assumed-role", isName(parts[2]) else { return false }
    let prefix = "arn:aws:iam::\(account):role/"
    return members.keys.contains { $0.hasPrefix(prefix) && $0.split(separator: "/").last == parts[1][...] }
  }

  private func isName(_ text: String) -> Bool {
    !text.isEmpty && !text.contains("*") && !text.contains("?")
  }

  static func isAccount(_ text: String) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
