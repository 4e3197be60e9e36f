@testable import ViewModels

/// A text with its cursor as `│` and the other end of its selection as `┊`, the way the tables of these tests draw it.
struct MarkedText: CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }

  /// Draws an editor.
  init(_ editor: TextEditor) {
    var bytes = Array(editor.text.utf8)
    var marks = [(editor.cursorOffset, "│")]
    if let selection = editor.selection {
      let anchor = selection.lowerBound == editor.cursorOffset ? selection.upperBound : selection.lowerBound
      marks.append((anchor, "┊"))
    }
    for (offset, mark) in marks.sorted(by: { $0.0 > $1.0 }) {
      bytes.insert(contentsOf: mark.utf8, at: offset)
    }
    description = String(decoding: bytes, as: UTF8.self)
  }

  /// The editor that is drawn.
  var editor: TextEditor {
    var bytes: [UInt8] = []
    var cursor = 0
    var anchor: Int?
    // By scalars, not characters: a mark before an accent would otherwise be swallowed by it.
    for scalar in description.unicodeScalars {
      switch scalar {
      case "│": cursor = bytes.count
      case "┊": anchor = bytes.count
      default: bytes += Array(String(scalar).utf8)
      }
    }
    var editor = TextEditor(String(decoding: bytes, as: UTF8.self))
    editor.caret = Caret(cursor: cursor, anchor: anchor)
    return editor
  }

  /// What a command makes of the drawing.
  func after(_ commands: EditorCommand...) -> String {
    var editor = editor
    for command in commands { editor.apply(command) }
    return MarkedText(editor).description
  }
}
