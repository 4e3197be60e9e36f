/// What is known of `aws:PrincipalArn` for principals that nobody names: everything but the name.
///
/// IAM User Guide, "IAM identifiers": `arn:partition:iam::account:user/…` and `role/…`; of a federated session it is the session's.
struct PrincipalShape: Hashable {
  var partition: String
  var service: String
  /// Nil for an account that no policy names.
  var account: String?
  /// `user/`, `role/` or `federated-user/`.
  var prefix: String

  /// Whether all such ARNs match the pattern, or none; nil if that depends on the name.
  func matches(_ pattern: String) -> Bool? {
    let fields = pattern.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(
      String.init)
    guard fields.count == 6 else { return matchesText(pattern) }
    let known: [String?] = ["arn", partition, service, "", account]
    var isCertain = true
    for (field, value) in zip(fields, known) {
      if let value {
        if !TextPattern(field).matches(value) { return false }
      } else if !ConditionAtom.hasWildcard(field) {
        // An account that is written out is one that a policy names.
        return false
      } else if !TextPattern(field).isEverything {
        isCertain = false
      }
    }
    switch Self.begins(fields[5], prefix) {
    case false: return false
    case true: return isCertain ? true : nil
    case nil: return nil
    }
  }

  /// The same for a text that is compared as a whole.
  private func matchesText(_ pattern: String) -> Bool? {
    Self.begins(pattern, "arn:\(partition):\(service)::" + (account.map { "\($0):\(prefix)" } ?? ""))
  }

  /// Whether all texts with this beginning match the pattern, or none; nil if that depends on the rest.
  private static func begins(_ pattern: String, _ beginning: String) -> Bool? {
    let literal = pattern.utf8.prefix { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "?") }
    if zip(literal, beginning.utf8).contains(where: { $0 != $1 }) { return false }
    let rest = pattern.utf8.dropFirst(literal.count)
    let isOpen = !rest.isEmpty && rest.allSatisfy { $0 == UInt8(ascii: "*") }
    return isOpen && literal.count <= beginning.utf8.count ? true : nil
  }
}
