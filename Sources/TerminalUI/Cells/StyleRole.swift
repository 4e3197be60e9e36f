/// What a cell means; the theme decides how that looks.
///
/// The raw value is the name of the slot in a theme file.
package enum StyleRole: String, CaseIterable, Sendable {
  case text, dim
  case border, borderFocused, title, titleFocused
  case header, headerReadOnly, headerProduction
  case tableHeader, selection, selectionUnfocused, mark, denied, stale
  case stateEnabled, stateDisabled, statePending, stateUnavailable
  case verdictAccepted, verdictRefused, verdictUndecided
  case error, warning, note, hostile
  case hintKey, hintText
  case toastInfo, toastSuccess, toastError
  case progress
  case tab, tabSelected
  case label, match
  case jsonKey, jsonString, jsonNumber, jsonKeyword, jsonPunctuation
  case lineNumber, editorSelection, bracketMatch, searchMatch
  case added, removed
  case input, inputCursor, ghost
  case dialog, dialogBorder, dialogDanger, button, buttonFocused, buttonDanger
}
