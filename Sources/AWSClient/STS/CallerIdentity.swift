/// What STS GetCallerIdentity answers.
package struct CallerIdentity: Sendable, Hashable {
  package var account: String
  package var arn: String
  package var userID: String

  package init(account: String, arn: String, userID: String) {
    self.account = account
    self.arn = arn
    self.userID = userID
  }
}
