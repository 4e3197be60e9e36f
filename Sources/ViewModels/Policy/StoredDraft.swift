/// A draft of a policy: the text, and AWS's text it was begun on.
package struct StoredDraft: Sendable, Equatable {
  package var text: String
  package var base: String

  package init(text: String, base: String) {
    self.text = text
    self.base = base
  }
}
