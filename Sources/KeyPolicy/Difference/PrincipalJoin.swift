/// Puts classes of principals together where one name says them all.
enum PrincipalJoin {
  static func joined(_ classes: [PrincipalClass], own: String) -> [PrincipalClass] {
    let all = Set(classes)
    var result: [PrincipalClass] = []
    var said: Set<PrincipalClass> = []
    for one in classes where said.insert(one).inserted {
      let wider = wider(one, all, own)
      if wider == one || said.insert(wider).inserted { result.append(wider) }
    }
    return result
  }

  /// The class that stands for this one and others that are there too, or the class itself.
  private static func wider(
    _ one: PrincipalClass, _ all: Set<PrincipalClass>, _ own: String
  ) -> PrincipalClass {
    switch one {
    case .otherUsers(let account), .otherRoles(let account), .otherFederatedUsers(let account):
      let parts: Set<PrincipalClass> = [
        .otherUsers(account: account), .otherRoles(account: account), .otherFederatedUsers(account: account),
      ]
      guard parts.isSubset(of: all) else { return one }
      guard let account else { return all.contains(.otherRootUsers) ? .everyOtherAccount : one }
      // The key's own root user has a line of its own.
      return all.contains(.rootUser(account: account)) && account != own
        ? .account(account) : .everybodyElse(account: account)
    case .otherRootUsers:
      let parts: Set<PrincipalClass> = [
        .otherUsers(account: nil), .otherRoles(account: nil), .otherFederatedUsers(account: nil),
      ]
      return parts.isSubset(of: all) ? .everyOtherAccount : one
    case .rootUser(let account) where account != own:
      let parts: Set<PrincipalClass> = [
        .otherUsers(account: account), .otherRoles(account: account), .otherFederatedUsers(account: account),
      ]
      return parts.isSubset(of: all) ? .account(account) : one
    case .session(let arn, .some):
      // The role behind a session's name does not matter where all that it can be fare alike.
      return all.contains(.session(arn, role: nil)) ? .session(arn, role: nil) : one
    case .federatedUser(let arn, .some):
      return all.contains(.federatedUser(arn, user: nil)) ? .federatedUser(arn, user: nil) : one
    default: return one
    }
  }
}
