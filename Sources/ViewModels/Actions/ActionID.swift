/// Every action of the console, by name.
package enum ActionID: String, CaseIterable, Sendable {
  // Everywhere
  case help, palette, messages, lockoutCheck, back, cancel, quit, suspend, repaint, refresh
  case nextPane, previousPane, showKeys, showMetadata, showPolicy, zoom
  // Who one is, and where
  case signIn, signInAgain, profiles, regions
  // Movement
  case up, down, pageUp, pageDown, halfPageUp, halfPageDown, top, bottom, left, right
  // Key list
  case open, filter, sort, reverseSort, showPending
  // Metadata
  case nextTab, previousTab
  // A key
  case keyActions, editPolicy, applyPolicy, discardDraft
  case enableKey, disableKey, scheduleDeletion, cancelDeletion
  // Policy text
  case search, searchNext, searchPrevious
  // Editor
  case searchInEditor, undo, redo, cut, copy, paste, selectAll, nextProblem, leaveEditor
  case indentPolicy, minifyPolicy
}
