/// What an action does, as the Service Authorization Reference classifies it.
public enum AccessLevel: String, Sendable, Hashable, CaseIterable {
  /// Creates, changes, deletes or uses.
  case write = "Write"
  /// Reads one resource.
  case read = "Read"
  /// Lists resources.
  case list = "List"
  /// Changes who may do what.
  case permissionsManagement = "Permissions management"
  /// Changes tags alone.
  case tagging = "Tagging"
}
