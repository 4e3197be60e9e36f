/// A question with a few answers; the first one changes nothing and has the focus.
package struct ChoiceDialog: Sendable {
  package enum Answer: Sendable {
    case close
    case quit
    case discardDraft(keyARN: String)
    case mutate(Mutation, KeyRow)
    /// Run a command that signs in.
    case signIn([String])
  }
  package struct Button: Sendable {
    package var title: String
    package var answer: Answer
    package var isDangerous: Bool

    package init(_ title: String, _ answer: Answer, isDangerous: Bool = false) {
      self.title = title
      self.answer = answer
      self.isDangerous = isDangerous
    }
  }
  package var title: String
  /// Label and value pairs; a value may come from AWS.
  package var lines: [MetadataLine]
  package var buttons: [Button]
  package var focus = 0
  package var isWorking = false
  /// First line shown, in a window that does not show all of them.
  package private(set) var top = 0

  package init(title: String, lines: [MetadataLine], buttons: [Button]) {
    self.title = title
    self.lines = lines
    self.buttons = buttons
  }

  mutating func scroll(by rows: Int) { top = max(0, min(top + rows, 40)) }

  package mutating func moveFocus(by delta: Int) {
    focus = (focus + delta + buttons.count) % buttons.count
  }
}
