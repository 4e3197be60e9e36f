/// A row of the action table.
struct KMSActionRow: Sendable {
  /// In which policies the permission counts.
  enum Policy: Sendable {
    /// In key policies, and in IAM policies where the key policy delegates.
    case key
    /// In IAM policies alone.
    case iam
  }

  /// On whose keys the operation works.
  enum Accounts: Sendable {
    /// On keys of every account.
    case any
    /// On keys of the caller's own account.
    case own
  }

  let name: String
  let accessLevel: AccessLevel
  let policy: Policy
  let accounts: Accounts

  init(_ name: String, _ accessLevel: AccessLevel, _ policy: Policy, _ accounts: Accounts) {
    self.name = name
    self.accessLevel = accessLevel
    self.policy = policy
    self.accounts = accounts
  }
}
