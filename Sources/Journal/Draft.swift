package import struct Foundation.Date

/// A policy being edited that has not been applied yet; there is at most one for a key.
package struct Draft: Sendable, Hashable {
  /// The twelve digits of the account.
  package var account: String
  package var region: String
  package var keyARN: String
  /// What the person has typed so far.
  package var text: String
  /// AWS's policy when the editing began.
  package var baseText: String
  package var updated: Date

  package init(
    account: String, region: String, keyARN: String, text: String, baseText: String, updated: Date
  ) {
    self.account = account
    self.region = region
    self.keyARN = keyARN
    self.text = text
    self.baseText = baseText
    self.updated = updated
  }
}
