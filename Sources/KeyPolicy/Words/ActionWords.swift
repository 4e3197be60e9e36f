/// The actions of a statement in words.
///
/// Source: Service Authorization Reference, "Actions defined by AWS Key Management Service" (access levels).
enum ActionWords {
  /// Up to how many actions a sentence says what is left out rather than what is in.
  private static let mostLeftOut = 4

  /// For example `use every KMS action on this key` or `call kms:Decrypt and kms:DescribeKey`.
  ///
  /// `isDenied` words them for `may not`: `use any KMS action on this key`, `call kms:Decrypt or kms:DescribeKey`.
  static func phrase(_ actions: ActionSet, isDenied: Bool) -> String {
    let left = ActionSet.keyPermissions.subtracting(actions)
    if left.count <= mostLeftOut { return "use \(noun(actions, isDenied: isDenied))" }
    let names = noun(actions, isDenied: isDenied)
    let levels = Set(actions.actions.map(\.accessLevel))
    let several = actions.count > 1
    if levels.isSubset(of: [.read, .list]) {
      return "call the read-only action\(several ? "s" : "") \(names)"
    }
    guard levels == [.permissionsManagement] else { return "call \(names)" }
    return "call the permission-managing action\(several ? "s" : "") \(names)"
  }

  /// For example `every KMS action on this key` or `kms:Decrypt and kms:DescribeKey`.
  static func noun(_ actions: ActionSet, isDenied: Bool) -> String {
    let left = ActionSet.keyPermissions.subtracting(actions)
    let every = isDenied ? "any KMS action on this key" : "every KMS action on this key"
    if left.isEmpty { return every }
    if left.count <= mostLeftOut { return "\(every) except \(Wording.join(left.summary))" }
    return Wording.join(actions.summary, isDenied ? "or" : "and")
  }
}
