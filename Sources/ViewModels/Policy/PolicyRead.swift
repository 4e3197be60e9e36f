package import KeyPolicy

/// A key's policy as AWS gave it, with the word for the key list.
package struct PolicyRead: Sendable {
  package var text: String
  package var health: PolicyHealth

  package init(text: String, health: PolicyHealth) {
    self.text = text
    self.health = health
  }
}
