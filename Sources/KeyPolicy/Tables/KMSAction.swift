/// An action of the `kms` namespace.
///
/// Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Key Management Service"; AWS KMS
/// Developer Guide, "AWS KMS permissions".
public struct KMSAction: Sendable, Hashable, Comparable {
  /// The place in the alphabetical list of all actions, from 0.
  public let index: Int

  /// Only for places of the table, so that every action has a row.
  private init(index: Int) {
    self.index = index
  }

  private var row: KMSActionRow { KMSTable.actions[index] }

  /// The name without prefix, such as `PutKeyPolicy`.
  public var name: String { row.name }
  /// The name as a policy gives it, such as `kms:PutKeyPolicy`.
  public var qualifiedName: String { "kms:" + row.name }
  /// What the action does.
  public var accessLevel: AccessLevel { row.accessLevel }
  /// Whether a key policy can grant it.
  ///
  /// The others are not about one KMS key ("Policy type: IAM policy").
  public var isKeyPermission: Bool { row.policy == .key }
  /// Whether callers may use it on a key of another account ("Cross-account use: Yes").
  public var isCrossAccount: Bool { row.accounts == .any }

  /// Orders alphabetically.
  public static func < (a: KMSAction, b: KMSAction) -> Bool {
    a.index < b.index
  }

  /// Every action, in alphabetical order.
  public static let all: [KMSAction] = KMSTable.actions.indices.map(KMSAction.init(index:))

  /// `kms:PutKeyPolicy`, which decides over all others.
  public static let putKeyPolicy = KMSAction(index: KMSTable.actions.count { $0.name < "PutKeyPolicy" })

  private static let byName: [[UInt8]: KMSAction] = Dictionary(
    all.map { (ASCII.lowercased($0.name.utf8), $0) }, uniquingKeysWith: { first, _ in first })

  /// The names in lower case, by index, for matching patterns.
  static let lowercasedNames: [[UInt8]] = all.map { ASCII.lowercased($0.name.utf8) }

  /// The action of this name, with or without `kms:`, in any case.
  ///
  /// Nil for names AWS does not have, and for patterns.
  public static func named(_ text: String) -> KMSAction? {
    var name = ASCII.lowercased(text.utf8)
    if name.starts(with: Array("kms:".utf8)) { name.removeFirst(4) }
    return byName[name]
  }
}
