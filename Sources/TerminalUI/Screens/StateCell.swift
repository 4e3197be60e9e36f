import ViewModels

/// A key's state as a word in its colour.
enum StateCell {
  static func cell(_ state: KeyStateWord) -> TableRow.Cell { .init(SafeText(state.word), role(state.tone)) }

  static func role(_ tone: KeyStateWord.Tone) -> StyleRole {
    switch tone {
    case .enabled: .stateEnabled
    case .disabled: .stateDisabled
    case .pending: .statePending
    case .unavailable, .unknown: .stateUnavailable
    }
  }
}
