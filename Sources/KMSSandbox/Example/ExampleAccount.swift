package import struct Foundation.Date

/// The account a newcomer meets in the sandbox: about forty keys in every state, of every spec and usage, under good, risky
/// and broken policies.
///
/// SM2 keys are missing: AWS has them in its China Regions only, and the account is in Ireland.
package enum ExampleAccount {
  package static let accountID = "111122223333"
  package static let accountAlias = "sandbox"
  package static let region = "eu-west-1"
  /// The session that calls.
  package static let callerARN = "arn:aws:sts::111122223333:assumed-role/Admin/sandbox"
  /// The role of that session; it has no path.
  package static let callerRoleARN = "arn:aws:iam::111122223333:role/Admin"
  /// The only access key the sandbox knows; its secret is the same word.
  package static let accessKeyID = "sandbox"

  /// Makes the account as it looks at the clock's present moment.
  /// - Parameters:
  ///   - now: the clock; keys were made in the years before what it says first, waiting periods end after it.
  ///   - extraKeys: how many plain keys to add, each with an alias `load/00001` and so on.
  package static func make(
    now: @escaping @Sendable () -> Date = { Date() }, extraKeys: Int = 0
  ) -> SandboxKMS {
    var builder = ExampleBuilder(account: emptyAccount(), now: now())
    builder.addManagedKeys()
    builder.addPaymentKeys()
    builder.addPlatformKeys()
    builder.addMultiRegionKeys()
    builder.addSigningKeys()
    builder.addDataKeys()
    builder.addIdentityKeys()
    builder.addOddities()
    builder.addExtraKeys(extraKeys)
    return SandboxKMS(account: builder.account, clock: now)
  }

  static func emptyAccount() -> Account {
    var account = Account(
      id: accountID,
      administrator: .init(arn: callerARN, roleARN: callerRoleARN, userID: "AROAEXAMPLEADMIN00001:sandbox"),
      directory: PrincipalDirectory(accountID: accountID, members: ExamplePeople.members), seed: 2_026)
    account.keyStores = [
      Account.KeyStore(id: ExampleBuilder.hsmStore, connected: false),
      Account.KeyStore(id: ExampleBuilder.externalStore, connected: true),
    ]
    return account
  }
}
