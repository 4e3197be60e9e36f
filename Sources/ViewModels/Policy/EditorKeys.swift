/// Which keys move and type in the policy editor; chords with a name are in the action table.
enum EditorKeys {
  /// The command of a key press, nil when it means nothing to the editor.
  /// - Parameter page: lines that page keys move.
  static func command(for press: KeyPress, page: Int) -> EditorCommand? {
    if let movement = movement(for: press.key, word: press.modifiers.contains(.control), page: page) {
      return press.modifiers.contains(.shift) ? .select(movement) : .move(movement)
    }
    switch (press.key, press.modifiers) {
    case (.character(let character), []): return .insert(String(character))
    case (.enter, []): return .newline
    case (.tab, []): return .indent
    case (.backTab, []): return .outdent
    case (.backspace, []): return .backspace
    case (.delete, []), (.character("d"), .control): return .delete
    case (.character("w"), .control), (.backspace, .alt): return .deleteWordLeft
    case (.character("d"), .alt): return .deleteWordRight
    case (.character("a"), .control): return .move(.home)
    case (.character("e"), .control): return .move(.end)
    case (.character("b"), .alt): return .move(.wordLeft)
    case (.character("f"), .alt): return .move(.wordRight)
    case (.character("m"), .alt): return .move(.matchingBracket)
    case (.character("l"), .alt): return .selectLine
    default: return nil
    }
  }

  private static func movement(for key: KeyPress.Key, word: Bool, page: Int) -> EditorMovement? {
    switch key {
    case .left: word ? .wordLeft : .left
    case .right: word ? .wordRight : .right
    case .up: .up
    case .down: .down
    case .home: word ? .documentStart : .home
    case .end: word ? .documentEnd : .end
    case .pageUp: .pageUp(max(1, page - 1))
    case .pageDown: .pageDown(max(1, page - 1))
    default: nil
    }
  }
}
