package import AWSClient

/// Asks for the six digits of an MFA device.
package struct MFADialog: Sendable {
  package let id: Int
  package let question: MFAQuestion
  /// What is typed; the screen shows how many digits, not which.
  package var code = TextField(limit: 6)
  package var notice: String?

  package init(id: Int, question: MFAQuestion) {
    self.id = id
    self.question = question
    notice = question.refusal
  }

  /// Which device's code is wanted, and what for.
  package var facts: [MetadataLine] {
    [
      MetadataLine("Device", question.serialNumber), MetadataLine("Role", question.roleARN),
      MetadataLine("Profile", question.profile),
    ]
  }

  /// What stands in the place of the digits.
  package var shown: String { String(repeating: "•", count: code.text.count) }

  /// Takes a digit or an editing key; anything else is no part of a code.
  mutating func type(_ press: KeyPress) {
    guard press.key != .pageUp, press.key != .pageDown else { return }
    notice = nil
    if case .character(let character) = press.key, press.modifiers.isEmpty, !("0"..."9").contains(character) {
      notice = "A code has digits only."
      return
    }
    _ = code.handle(press)
  }

  /// The code when it is complete.
  var whole: Secret? { code.text.count == 6 ? Secret(code.text) : nil }
}
