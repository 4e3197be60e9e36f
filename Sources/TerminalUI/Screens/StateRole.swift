import ViewModels

/// The colour of a key's state.
enum StateRole {
  static func of(_ tone: KeyStateWord.Tone) -> StyleRole {
    switch tone {
    case .enabled: .stateEnabled
    case .disabled: .stateDisabled
    case .pending: .statePending
    case .unavailable, .unknown: .stateUnavailable
    }
  }
}
