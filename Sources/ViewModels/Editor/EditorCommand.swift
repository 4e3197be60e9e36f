/// Where a movement of the editor's cursor goes.
package enum EditorMovement: Hashable, Sendable {
  case left, right, up, down
  /// To the start of this word or the one before, over blanks and line ends.
  case wordLeft
  /// To the end of this word or the next one, over blanks and line ends.
  case wordRight
  /// To the line's first character that is not blank; from there, to the line's start.
  case home
  case end
  /// So many rows up or down: what the view shows less one.
  case pageUp(Int)
  case pageDown(Int)
  case documentStart, documentEnd
  /// To the start of a line, counted from 1 as people count; beyond the text, to its first or last line.
  case line(Int)
  /// To a byte of the text, for example where a finding begins.
  case byte(Int)
  /// To the bracket that belongs to the one at the cursor, if there is one.
  case matchingBracket
}

/// What the editor can be told to do; which keys mean what is decided elsewhere.
package enum EditorCommand: Hashable, Sendable {
  /// Types a text in place of the selection.
  case insert(String)
  /// Breaks the line and indents the next one like this one, one step deeper after `{` or `[`.
  case newline
  /// Removes the selection or the character before the cursor; in a line's indentation, a whole step of it.
  case backspace
  /// Removes the selection or the character after the cursor.
  case delete
  case deleteWordLeft, deleteWordRight
  /// Removes the lines that the selection or the cursor is on.
  case deleteLine

  case move(EditorMovement)
  /// Moves the cursor and keeps everything selected from where the selection began.
  case select(EditorMovement)
  case selectAll
  /// Selects the whole line; again, the next one as well.
  case selectLine
  case clearSelection

  /// Takes the selection, or else the whole line, to the editor's clipboard.
  case cut, copy
  /// Inserts the editor's clipboard in place of the selection.
  case pasteClipboard
  /// Inserts a text from outside in place of the selection.
  ///
  /// CRLF becomes LF. So does CR where the text has no LF at all: terminals send pasted lines that way. Every other
  /// control character is kept, for an auditor must see it.
  case paste(String)

  /// Moves the selected lines one step to the right; without a selection, inserts blanks up to the next step.
  case indent
  /// Moves the lines of the selection or the cursor one step to the left.
  case outdent

  case undo, redo
  /// Puts another text in place of all of it, as one step to undo.
  case replaceAll(String)

  /// Selects the next or the previous occurrence of a text, around the end if need be.
  case findNext(String), findPrevious(String)
}
