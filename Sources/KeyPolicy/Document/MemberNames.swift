/// Checks the member names of an object against those that AWS knows.
///
/// Names are case-sensitive (IAM User Guide, "Grammar of the IAM JSON policy language"). What AWS does with a name it does not
/// know is not documented for key policies; a name that differs only in case or in blanks might be read all the same, or not.
enum MemberNames {
  /// Reports unknown names and gives the members with known ones; of duplicates the last, as common JSON readers do.
  static func sort(
    _ members: [JSONMember], known: [String], of owner: @autoclosure () -> String, _ log: inout FindingLog
  ) -> KnownMembers {
    var byName = KnownMembers()
    for member in members {
      if known.contains(member.name) {
        byName.set(member)
      } else if let meant = known.first(where: { isNearly($0, member.name) }) {
        log.error(
          "policy.member-case", member.key.range, .ambiguous,
          "\"\(Excerpt.of(member.name))\" of \(owner()) is spelled \"\(meant)\": case and blanks matter in member names, so correct it.",
          fix: members.contains { $0.name == meant }
            ? nil : .writing(meant, at: member.key.range, "Write \"\(meant)\"."))
      } else {
        log.error(
          "policy.unknown-member", member.key.range, .mayRefuse,
          "\"\(Excerpt.of(member.name))\" is not a member of \(owner()): it may have \(list(known)), so correct or remove it."
        )
      }
    }
    return byName
  }

  /// True if the object has a member whose name differs from this one at most in case and blanks.
  static func has(_ name: String, in members: [JSONMember]) -> Bool {
    members.contains { isNearly(name, $0.name) }
  }

  private static func isNearly(_ known: String, _ name: String) -> Bool {
    // Blanks add at most a little; a long name is another one, and not worth folding for each that is known.
    name.utf8.count < known.utf8.count + 16 && Blanks.trimmed(name).lowercased() == known.lowercased()
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) and \(last)"
  }
}
