/// Whose drafts were looked for.
package struct DraftPlace: Sendable, Equatable {
  package var account: String?
  package var region: String

  package init(account: String?, region: String) {
    self.account = account
    self.region = region
  }
}
