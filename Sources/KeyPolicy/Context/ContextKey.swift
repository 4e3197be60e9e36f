/// A condition key as a policy names it, looked up once.
struct ContextKey: Hashable, Sendable {
  /// The name in lower case.
  var name: String
  /// The name as the policy spells it.
  var spelling: String
  /// What AWS documents about it; nil for a key we do not know.
  var info: ConditionKey?
  /// True for keys of other services, which no request to KMS carries.
  var isForeign: Bool

  init(_ spelling: String) {
    self.spelling = spelling
    name = spelling.lowercased()
    info = ConditionKey.named(spelling)
    isForeign = info == nil && ConditionKey.isForeign(spelling)
  }

  /// True if the key's presence depends on the operation.
  var isOperationSpecific: Bool {
    guard let operations = info?.operations else { return false }
    return !ActionSet.keyPermissions.isSubset(of: operations)
  }

  var isMultivalued: Bool { info?.isMultivalued == true }
}
