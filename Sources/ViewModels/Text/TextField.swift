/// A one-line text input: the filter, the palette, a field of a dialog.
package struct TextField: Sendable, Equatable {
  package private(set) var text: String
  /// Cursor as an offset in characters, 0 … `text.count`.
  package private(set) var cursor: Int
  /// Characters it holds at most; more are ignored.
  package var limit: Int

  package init(_ text: String = "", limit: Int = 512) {
    self.text = text
    self.limit = limit
    cursor = text.count
  }

  /// Replaces the text and puts the cursor behind it.
  package mutating func set(_ newText: String) {
    text = String(newText.prefix(limit))
    cursor = text.count
  }

  /// Inserts text at the cursor; line breaks become blanks, as a field has one line.
  package mutating func insert(_ string: String) {
    let flat = string.map { $0.isNewline ? " " : $0 }.prefix(max(0, limit - text.count))
    let before = text.prefix(cursor) + flat
    text = String(before + text.dropFirst(cursor))
    // What is inserted may join its neighbours to one character, as a combining accent does.
    cursor = min(before.count, text.count)
  }

  /// Applies an editing key; returns false when the key is not one of a text field.
  package mutating func handle(_ press: KeyPress) -> Bool {
    switch (press.key, press.modifiers) {
    case (.character(let character), []): insert(String(character))
    case (.backspace, []): removeBefore()
    case (.delete, []): removeAfter()
    case (.left, []): cursor = max(0, cursor - 1)
    case (.right, []): cursor = min(text.count, cursor + 1)
    case (.home, []), (.character("a"), .control): cursor = 0
    case (.end, []), (.character("e"), .control): cursor = text.count
    case (.character("u"), .control): removeToStart()
    case (.character("w"), .control): removeWordBefore()
    default: return false
    }
    return true
  }

  private mutating func removeBefore() {
    guard cursor > 0 else { return }
    cursor -= 1
    text.remove(at: text.index(text.startIndex, offsetBy: cursor))
  }

  private mutating func removeAfter() {
    guard cursor < text.count else { return }
    text.remove(at: text.index(text.startIndex, offsetBy: cursor))
  }

  private mutating func removeToStart() {
    text.removeFirst(cursor)
    cursor = 0
  }

  private mutating func removeWordBefore() {
    let before = text.prefix(cursor)
    let kept = before.reversed().drop { $0 == " " }.drop { $0 != " " }.count
    let rest = text.dropFirst(cursor)
    text = String(text.prefix(kept)) + rest
    cursor = kept
  }
}
