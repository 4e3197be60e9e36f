/// What a person has written down about an account in the configuration.
package struct AccountNote: Sendable, Equatable {
  /// How people call the account.
  package var name: String?
  /// A production account colours the header.
  package var isProduction: Bool

  package init(name: String?, isProduction: Bool) {
    self.name = name
    self.isProduction = isProduction
  }
}
