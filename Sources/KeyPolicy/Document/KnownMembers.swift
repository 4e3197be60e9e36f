/// The members of an object whose names AWS knows; there are at most a handful, so they are looked through one by one.
struct KnownMembers {
  private var members: [JSONMember] = []

  /// Keeps a member; of two with one name the last.
  mutating func set(_ member: JSONMember) {
    if let index = members.firstIndex(where: { $0.name == member.name }) {
      members[index] = member
    } else {
      members.append(member)
    }
  }

  subscript(name: String) -> JSONMember? { members.first { $0.name == name } }
}
