/// The one table behind key dispatch, help, hint bar, palette and read-only.
package enum ActionTable {
  private static let everywhere = Set(ActionContext.allCases)
  /// Everywhere but in the editor, where letters are text.
  private static let browsing: Set<ActionContext> = [.keys, .metadata, .policy]

  package static let all: [Action] = movement + panes + keyList + keyActions + policyText + editor + program

  private static func action(
    _ id: ActionID, _ title: String, hint: String? = nil, _ keys: [KeyPress], in contexts: Set<ActionContext>,
    changesAWS: Bool = false, isAboutKey: Bool = false
  ) -> Action {
    Action(
      id: id, title: title, hint: hint, keys: keys, contexts: contexts, changesAWS: changesAWS,
      isAboutKey: isAboutKey)
  }

  private static let movement: [Action] = [
    action(.up, "Move up", [.char("k"), KeyPress(.up)], in: browsing),
    action(.down, "Move down", [.char("j"), KeyPress(.down)], in: browsing),
    action(.pageUp, "Page up", [KeyPress(.pageUp), .ctrl("b")], in: browsing),
    action(.pageDown, "Page down", [KeyPress(.pageDown), .ctrl("f")], in: browsing),
    action(.halfPageUp, "Half a page up", [.ctrl("u")], in: browsing),
    action(.halfPageDown, "Half a page down", [.ctrl("d")], in: browsing),
    action(.top, "Go to the first line", [.char("g"), KeyPress(.home)], in: browsing),
    action(.bottom, "Go to the last line", [.char("G"), KeyPress(.end)], in: browsing),
    action(.left, "Scroll left", [KeyPress(.left)], in: browsing),
    action(.right, "Scroll right", [KeyPress(.right)], in: browsing),
  ]

  private static let panes: [Action] = [
    action(.nextPane, "Next pane", hint: "pane", [KeyPress(.tab), .char("l")], in: browsing),
    action(.previousPane, "Previous pane", [KeyPress(.backTab), .char("h")], in: browsing),
    action(.showKeys, "Go to the key list", [.char("1")], in: browsing),
    action(.showMetadata, "Go to the metadata", [.char("2")], in: browsing),
    action(.showPolicy, "Go to the policy", [.char("3")], in: browsing),
    action(.zoom, "Zoom the pane, or show all panes again", [.char("+"), .char("_")], in: browsing),
    action(.nextTab, "Next metadata tab", hint: "tab", [.char("]")], in: [.metadata, .keys]),
    action(.previousTab, "Previous metadata tab", [.char("[")], in: [.metadata, .keys]),
  ]

  private static let keyList: [Action] = [
    action(.open, "Open the key", [KeyPress(.enter)], in: [.keys, .metadata]),
    action(.filter, "Filter the keys", hint: "filter", [.char("/")], in: [.keys, .metadata]),
    action(.sort, "Sort by the next column", hint: "sort", [.char("s")], in: [.keys]),
    action(.reverseSort, "Reverse the order", [.char("S")], in: [.keys]),
    action(.showPending, "Show keys pending deletion", [], in: browsing),
    action(
      .refresh, "Read everything from AWS again", hint: "refresh", [.char("R"), KeyPress(.function(5))],
      in: browsing),
  ]

  private static let keyActions: [Action] = [
    action(.keyActions, "Actions for this key", hint: "actions", [.char("a")], in: browsing),
    action(
      .editPolicy, "Edit the key policy", hint: "edit policy", [.char("e")], in: browsing, changesAWS: true,
      isAboutKey: true),
    action(
      .applyPolicy, "Review and apply the draft", hint: "review & apply", [.ctrl("s")],
      in: [.policy, .editor],
      changesAWS: true, isAboutKey: true),
    action(.discardDraft, "Discard the draft", [], in: [.policy], isAboutKey: true),
    action(.enableKey, "Enable the key", [], in: browsing, changesAWS: true, isAboutKey: true),
    action(.disableKey, "Disable the key", [], in: browsing, changesAWS: true, isAboutKey: true),
    action(.cancelDeletion, "Cancel key deletion", [], in: browsing, changesAWS: true, isAboutKey: true),
    action(.scheduleDeletion, "Schedule key deletion", [], in: browsing, changesAWS: true, isAboutKey: true),
  ]

  private static let policyText: [Action] = [
    action(.search, "Search in the policy", hint: "search", [.char("/")], in: [.policy]),
    action(.searchNext, "Next match", [.char("n")], in: [.policy]),
    action(.searchPrevious, "Previous match", [.char("N")], in: [.policy]),
  ]

  private static let editor: [Action] = [
    action(.searchInEditor, "Search in the text", hint: "search", [.ctrl("f")], in: [.editor]),
    action(.undo, "Undo", hint: "undo", [KeyPress(.character("u"), .alt)], in: [.editor]),
    action(.redo, "Redo", [KeyPress(.character("r"), .alt)], in: [.editor]),
    action(.cut, "Cut the selection or the line", [.ctrl("x"), .ctrl("k")], in: [.editor]),
    action(.copy, "Copy the selection or the line", [KeyPress(.character("w"), .alt)], in: [.editor]),
    action(.paste, "Paste what was cut or copied", [.ctrl("v"), .ctrl("y")], in: [.editor]),
    action(.selectAll, "Select everything", [KeyPress(.character("a"), .alt)], in: [.editor]),
    action(
      .indentPolicy, "Indent the whole policy", [KeyPress(.character("i"), .alt)], in: [.editor]),
    action(
      .minifyPolicy, "Minify the whole policy: remove every blank that says nothing",
      [KeyPress(.character("m"), .alt)], in: [.editor]),
    action(.nextProblem, "Go to the next problem", hint: "next problem", [.ctrl("n")], in: [.editor]),
    action(
      .leaveEditor, "Leave the editor, keep the draft", hint: "leave", [KeyPress(.escape)], in: [.editor]),
  ]

  private static let program: [Action] = [
    action(.palette, "Command palette: actions and keys", hint: "command", [.char(":")], in: browsing),
    action(
      .help, "Help: every key and action", hint: "help", [.char("?"), KeyPress(.function(1))], in: browsing),
    action(
      .lockoutCheck, "The lockout check in full", hint: "lockout check", [KeyPress(.character("l"), .alt)],
      in: everywhere),
    action(.signIn, "Who you are, and how you signed in", [.char("w")], in: browsing),
    action(.signInAgain, "Sign in again (aws sso login, aws login)", [.char("L")], in: browsing),
    action(.profiles, "Switch to another profile", [.char("p")], in: browsing),
    action(.regions, "Switch to another Region", [.char("r")], in: browsing),
    action(.messages, "Messages and AWS calls of this run", [], in: browsing),
    action(.back, "One step back", [KeyPress(.escape)], in: browsing),
    action(.cancel, "Stop loading; twice quits", [.ctrl("c")], in: everywhere),
    action(.suspend, "Suspend to the shell", [.ctrl("z")], in: everywhere),
    action(.repaint, "Repaint the screen", [.ctrl("l")], in: everywhere),
    action(.quit, "Quit", hint: "quit", [.char("q")], in: browsing),
  ]

  /// The action a key means in a context.
  package static func action(for press: KeyPress, in context: ActionContext) -> Action? {
    all.first { $0.contexts.contains(context) && $0.keys.contains(press) }
  }

  package static func action(_ id: ActionID) -> Action? { all.first { $0.id == id } }
}
