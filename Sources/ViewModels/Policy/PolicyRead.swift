package import KeyPolicy

/// A key's policy as AWS gave it, with the word for the key list.
package struct PolicyRead: Sendable {
  package var text: String
  package var health: PolicyHealth

  package init(text: String, health: PolicyHealth) {
    self.text = text
    self.health = health
  }

  /// Judges a policy for the caller; pure, and for a large policy slower than a key press may be.
  package init(text: String, keyARN: String, access: AccessRequest?) {
    self.text = text
    let bytes = Array(text.utf8)
    let parse = PolicyDocument.parse(bytes)
    // One word needs the verdict alone: who else and what locks later would take most of the time for thousands of keys.
    health = PolicyHealth.of(parse, answer: PolicyCheck.answer(parse, access), keyARN: keyARN)
  }
}
