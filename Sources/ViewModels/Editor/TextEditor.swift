/// The policy editor without its screen: a text, a cursor, a selection, and what the commands do to them.
///
/// A value without clock, keys or colours: `apply` changes it, the view reads it. Bytes are kept exactly; offsets count
/// UTF-8 bytes, as findings do; columns count `Character`s.
package struct TextEditor: Sendable {
  /// The width of one step of indentation, in blanks.
  package static let indentWidth = 2

  var buffer: TextBuffer
  var caret = Caret(cursor: 0, anchor: nil)
  /// The column that up and down aim for, kept over shorter lines.
  var preferredColumn: Int?
  var history = EditHistory()
  private var saved: String

  /// What cut and copy took last.
  package internal(set) var clipboard = ""
  /// The first line that the view shows, kept by `ensureVisible`.
  package var topLine = 0

  /// An editor on a text, which counts as saved.
  package init(_ text: String = "") {
    buffer = TextBuffer(text)
    saved = buffer.text
  }

  /// An editor on the bytes of a file or an answer.
  ///
  /// - Throws: `EditorLoadError` when they are not UTF-8; nothing is repaired in silence.
  package static func load(bytes: [UInt8]) throws(EditorLoadError) -> TextEditor {
    do {
      let valid = try UTF8Span(validating: bytes.span)
      return TextEditor(String(copying: valid))
    } catch {
      let offset = error.byteOffsets.lowerBound
      let line = bytes[..<offset].count(where: { $0 == 0x0A }) + 1
      throw EditorLoadError(byteOffset: offset, line: line, byte: bytes[offset])
    }
  }
}

// MARK: - What the view reads

extension TextEditor {
  package var text: String { buffer.text }
  package var utf8Count: Int { buffer.utf8Count }
  package var lineCount: Int { buffer.lineCount }

  /// A line without its LF, counted from 0; empty beyond the text.
  package func line(_ number: Int) -> Substring {
    number >= 0 && number < lineCount ? buffer.slice(buffer.lineRange(number)) : ""
  }

  /// The bytes of a line without its LF, counted from 0; empty beyond the text.
  package func lineRange(_ number: Int) -> Range<Int> {
    guard number >= 0 else { return 0..<0 }
    return number < lineCount ? buffer.lineRange(number) : utf8Count..<utf8Count
  }

  package var cursor: EditorPosition { buffer.position(ofByte: caret.cursor) }
  package var cursorOffset: Int { caret.cursor }

  /// The selected bytes, nil when nothing is selected.
  package var selection: Range<Int>? {
    guard let anchor = caret.anchor, anchor != caret.cursor else { return nil }
    return min(anchor, caret.cursor)..<max(anchor, caret.cursor)
  }

  package var selectedText: String { selection.map { String(buffer.slice($0)) } ?? "" }

  /// The byte at a line and a column, at the nearest place there is.
  package func offset(of position: EditorPosition) -> Int { buffer.offset(of: position) }

  /// The line and the column of a byte; one inside a character belongs to that character.
  package func position(ofByte offset: Int) -> EditorPosition { buffer.position(ofByte: offset) }

  package var canUndo: Bool { !history.done.isEmpty }
  package var canRedo: Bool { !history.undone.isEmpty }

  /// True when the text is not, byte for byte, the one that was saved last.
  package var isDirty: Bool {
    guard text.utf8.count == saved.utf8.count else { return true }
    // Not String's own comparison, which takes differently encoded accents for the same.
    return !text.utf8.elementsEqual(saved.utf8)
  }

  /// Remembers the text as the saved one.
  package mutating func markSaved() {
    saved = text
    history.endRun()
  }

  /// Scrolls so that the cursor is on one of `height` rows, with some lines around it where there are any.
  package mutating func ensureVisible(height: Int, margin: Int = 3) {
    let height = max(1, height)
    let margin = max(0, min(margin, (height - 1) / 2))
    let line = cursor.line
    topLine = min(topLine, line - margin)
    topLine = max(topLine, line + margin - height + 1)
    topLine = max(0, min(topLine, lineCount - height))
  }
}

// MARK: - Commands

extension TextEditor {
  /// Does what a command says.
  ///
  /// - Returns: True when the text changed.
  @discardableResult
  package mutating func apply(_ command: EditorCommand) -> Bool {
    switch command {
    case .insert(let text): return insert(text)
    case .newline: return breakLine()
    case .backspace: return backspace()
    case .delete: return delete()
    case .deleteWordLeft: return deleteWord(.wordLeft)
    case .deleteWordRight: return deleteWord(.wordRight)
    case .deleteLine: return deleteLine()
    case .cut: return cut()
    case .pasteClipboard: return replaceSelection(with: clipboard)
    case .paste(let text): return replaceSelection(with: Self.normalised(text))
    case .indent: return indent()
    case .outdent: return outdent()
    case .undo: return undo()
    case .redo: return redo()
    case .replaceAll(let text): return replaceAll(with: text)
    case .move, .select, .selectAll, .selectLine, .clearSelection, .copy, .findNext, .findPrevious:
      history.endRun()
      applyWithoutEdit(command)
      return false
    }
  }

  private mutating func applyWithoutEdit(_ command: EditorCommand) {
    switch command {
    case .move(let movement): move(movement, selecting: false)
    case .select(let movement): move(movement, selecting: true)
    case .selectAll: setCaret(cursor: utf8Count, anchor: 0)
    case .selectLine: selectLine()
    case .clearSelection: setCaret(cursor: caret.cursor)
    case .copy: copy()
    case .findNext(let needle): find(needle, forward: true)
    case .findPrevious(let needle): find(needle, forward: false)
    default: break
    }
  }

  mutating func setCaret(cursor: Int, anchor: Int? = nil) {
    caret = Caret(cursor: cursor, anchor: anchor == cursor ? nil : anchor)
    preferredColumn = nil
  }
}
