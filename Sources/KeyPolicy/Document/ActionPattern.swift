/// One entry of `Action` or `NotAction`: an action with `*` and `?` as wildcards.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Action": prefix and name are case-insensitive.
enum ActionPattern {
  /// How a pattern reads.
  enum Form: Equatable {
    /// Every action of every service.
    case everything
    /// Actions of KMS, whose names match the glob.
    case kms(glob: Substring)
    /// Actions of another service, which have no effect in a key policy.
    case otherService
    /// Nothing AWS documents: a missing prefix, a wildcard in the prefix, a variable or a stray character.
    case unreadable
  }

  static func form(_ pattern: String) -> Form {
    if pattern == "*" { return .everything }
    guard pattern.utf8.allSatisfy(isActionByte), let colon = pattern.utf8.firstIndex(of: UInt8(ascii: ":"))
    else {
      return .unreadable
    }
    let prefix = pattern[..<colon]
    let name = pattern[pattern.utf8.index(after: colon)...]
    guard !prefix.isEmpty, !name.isEmpty, !name.utf8.contains(UInt8(ascii: ":")),
      !prefix.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") })
    else { return .unreadable }
    return prefix.lowercased() == "kms" ? .kms(glob: name) : .otherService
  }

  /// Whether a pattern covers an action such as `kms:PutKeyPolicy`; nil if it cannot be told.
  static func covers(_ pattern: String, _ action: String) -> Bool? {
    switch form(pattern) {
    case .everything: return true
    case .kms(let glob):
      let parts = action.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "kms" else { return false }
      return Glob.matches(Array(glob.utf8), Array(parts[1].utf8))
    case .otherService: return false
    case .unreadable: return nil
    }
  }

  /// Reports patterns that do nothing or that AWS may refuse.
  static func check(_ pattern: Located<String>, in statement: String, _ log: inout FindingLog) {
    let text = Excerpt.of(pattern.value)
    switch form(pattern.value) {
    case .everything, .kms: break
    case .otherService:
      log.warning(
        "policy.action-service", pattern.range, .none,
        "\"\(text)\" in \(statement) is not a KMS action and has no effect in a key policy: remove it.")
    case .unreadable:
      log.error(
        "policy.action", pattern.range, .mayRefuse,
        "\"\(text)\" in \(statement) is not an action as AWS writes them: write kms: and an action's name, such as "
          + "kms:PutKeyPolicy, with * and ? as wildcards.")
    }
  }

  private static func isActionByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"),
      UInt8(ascii: "*"), UInt8(ascii: "?"):
      true
    default: false
    }
  }
}
