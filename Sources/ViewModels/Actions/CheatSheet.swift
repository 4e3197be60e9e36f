/// The keys of the console as a Markdown page, written from the action table.
package enum CheatSheet {
  package static var markdown: String {
    var page = """
      # Keys

      This page is written from the action table that the console itself reads. `?` in the console shows the same list, searchable;
      Enter there runs the action. Actions without a key are run by name: `:` opens the palette, `a` the actions of the key.

      """
    for context in ActionContext.allCases {
      page += "\n## \(context.rawValue)\n\n| key | action |\n|---|---|\n"
      for action in ActionTable.all where action.contexts.contains(context) {
        let keys = action.keys.map { "`\($0.name.replacing("|", with: "\\|"))`" }.joined(separator: " ")
        page += "| \(keys.isEmpty ? "by name" : keys) | \(action.title)\(action.changesAWS ? " *" : "") |\n"
      }
    }
    return page + "\n\\* Can change AWS; off in a read-only console.\n\n"
      + "In the editor everything else types and moves as usual: arrows with Shift select, Ctrl-arrows go by words, "
      + "Tab indents.\n"
  }
}
