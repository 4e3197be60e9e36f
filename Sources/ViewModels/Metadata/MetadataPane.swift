package import AWSClient

/// The metadata pane: everything AWS says of the selected key, in tabs.
package struct MetadataPane: Sendable {
  package var tab: MetadataTab = .overview
  /// First line shown.
  package var top = 0
  /// Lines the pane can show; the layout sets it.
  package var height = 1
  /// Grants of the selected key; the list does not hold them.
  package var grants: Loadable<[KeyGrant]> = .notAsked
  /// The key the grants belong to.
  package var keyID: String?

  package init() {}

  package mutating func scroll(by delta: Int, lines: Int) {
    top = max(0, min(top + delta, lines - height))
  }

  package mutating func show(_ tab: MetadataTab) {
    self.tab = tab
    top = 0
  }

  /// Follows the cursor of the key list; what belongs to the old key goes.
  package mutating func follow(_ keyID: String?) {
    guard self.keyID != keyID else { return }
    self.keyID = keyID
    grants = .notAsked
    top = 0
  }
}
