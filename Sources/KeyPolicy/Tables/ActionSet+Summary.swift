extension ActionSet {
  /// A wildcard as people write them, and what it covers.
  private struct Wildcard {
    var pattern: String
    var members: ActionSet
  }

  /// The set for people, shortly: names such as `kms:Decrypt`, and wildcards where they say the same with at least two entries less.
  ///
  /// A wildcard stands only for what is there: every key permission it covers is in the set. Of actions a key policy cannot grant
  /// it says nothing, because there it grants none of them.
  public var summary: [String] {
    var entries: [(first: Int, text: String)] = []
    var rest = self
    for wildcard in Self.wildcards where wildcard.members.intersection(.keyPermissions).isSubset(of: self) {
      let saved = wildcard.members.intersection(rest)
      guard saved.count >= 3, let first = saved.actions.first else { continue }
      entries.append((first.index, wildcard.pattern))
      rest = rest.subtracting(saved)
    }
    entries += rest.actions.map { ($0.index, $0.qualifiedName) }
    return entries.sorted { $0.first < $1.first }.map(\.text)
  }

  /// The wildcards that end at a word of a name, widest first; of those that cover the same, the most telling.
  private static let wildcards: [Wildcard] = {
    var byMembers: [ActionSet: String] = [.all: ""]
    for name in KMSAction.all.map(\.name) {
      for prefix in wordPrefixes(of: name) {
        let members = ActionSet(matching: Array((prefix + "*").utf8))
        guard members.count >= 3, members != .all else { continue }
        if let other = byMembers[members], other.count >= prefix.count { continue }
        byMembers[members] = prefix
      }
    }
    return byMembers.map { Wildcard(pattern: "kms:\($0.value)*", members: $0.key) }
      .sorted { ($1.members.count, $0.pattern) < ($0.members.count, $1.pattern) }
  }()

  /// `Get`, `GetKey` and `GetKeyPolicy` of `GetKeyPolicy`, but not `Re` of `ReEncryptTo`, which is not a verb.
  private static func wordPrefixes(of name: String) -> [String] {
    let ends = name.indices.dropFirst(3).filter { name[$0].isUppercase } + [name.endIndex]
    return ends.map { String(name[..<$0]) }
  }
}
