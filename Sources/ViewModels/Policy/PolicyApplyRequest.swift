package import AWSClient

/// One policy to apply, with everything that is checked on the way.
package struct PolicyApplyRequest: Sendable, Equatable {
  package var id: Int
  package var keyID: String
  package var keyARN: String
  package var account: String
  package var region: String
  /// Whom the verdict is for and who must be the one to send it; nil when AWS did not say who that is.
  package var caller: CallerIdentity?
  /// AWS's text the draft was begun on; a different text on AWS stops the apply.
  package var base: String
  package var draft: String

  package init(
    id: Int, keyID: String, keyARN: String, account: String, region: String, caller: CallerIdentity?,
    base: String, draft: String
  ) {
    self.id = id
    self.keyID = keyID
    self.keyARN = keyARN
    self.account = account
    self.region = region
    self.caller = caller
    self.base = base
    self.draft = draft
  }

  /// Empty when the caller is not known.
  var callerARN: String { caller?.arn ?? "" }
}
