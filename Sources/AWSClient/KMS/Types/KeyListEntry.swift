/// One row of ListKeys.
package struct KeyListEntry: Sendable, Hashable {
  package var keyID: String
  package var arn: String

  package init(keyID: String, arn: String) {
    self.keyID = keyID
    self.arn = arn
  }
}
