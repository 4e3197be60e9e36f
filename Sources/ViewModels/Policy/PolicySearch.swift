/// The search in the policy text: the words, and whether they are being typed.
package struct PolicySearch: Sendable, Equatable {
  package var field = TextField()
  package var isTyping = false

  package init() {}

  package var needle: String { field.text }
}
