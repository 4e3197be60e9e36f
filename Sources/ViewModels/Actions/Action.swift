/// Where keys mean what they mean.
package enum ActionContext: String, CaseIterable, Sendable {
  case keys = "Key list"
  case metadata = "Metadata"
  case policy = "Policy"
  case editor = "Policy editor"
}

/// One row of the action table.
package struct Action: Sendable {
  package var id: ActionID
  /// What it does, in the imperative: `Edit the key policy`.
  package var title: String
  /// Word in the hint bar, nil when it is not worth the room there.
  package var hint: String?
  package var keys: [KeyPress]
  /// Where the keys work.
  package var contexts: Set<ActionContext>
  /// True when it can change something in AWS; such actions are off in a read-only console.
  package var changesAWS: Bool
  /// True when it belongs to the action menu of a key.
  package var isAboutKey: Bool

  /// The keys as people read them: `j ↓`.
  package var keyNames: String { keys.map(\.name).joined(separator: " ") }
}
