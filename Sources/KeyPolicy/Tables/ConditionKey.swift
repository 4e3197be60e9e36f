/// A condition key that a request to AWS KMS may carry.
///
/// Sources: AWS KMS Developer Guide, "AWS KMS condition keys" and "AWS KMS permissions"; IAM User Guide, "AWS global condition
/// context keys".
public struct ConditionKey: Sendable, Hashable {
  /// What kind of value a key has.
  public enum ValueType: String, Sendable, Hashable, CaseIterable {
    /// Text.
    case string
    /// An Amazon Resource Name.
    case arn
    /// `true` or `false`.
    case bool
    /// A number.
    case numeric
    /// A date with time, or seconds since 1970.
    case date
    /// An IP address.
    case ipAddress
    /// Bytes, in base64.
    case binary
  }

  /// Whether a direct request by an IAM principal carries a key.
  public enum Presence: Sendable, Hashable {
    /// Always, and its value follows from the caller, the key and the time.
    case known
    /// Never.
    case absent
    /// That depends on things a policy does not tell.
    case unknown
  }

  /// The place in the table.
  private let index: Int

  private init(index: Int) {
    self.index = index
  }

  private var row: ConditionKeyRow { KMSTable.conditionKeys[index] }

  /// The key as AWS spells it.
  ///
  /// Of keys with a parameter, the part before it, separator included: `aws:PrincipalTag/`, `kms:EncryptionContext:`.
  public var name: String { row.name }
  /// What kind of value it has.
  public var type: ValueType { row.type }
  /// Whether a request can carry several values, so that conditions need `ForAllValues` or `ForAnyValue`.
  public var isMultivalued: Bool { row.values == .many }
  /// Whether a tag key, an encryption context key or the like follows the name.
  public var hasParameter: Bool { Self.endsInSeparator(row.name) }
  /// The actions whose requests can carry the key; nil for every action.
  public var operations: ActionSet? { Self.operations[index] }
  /// Whether the key works in key policies, and not in IAM policies alone.
  public var isForKeyPolicies: Bool { row.use == .everywhere }
  /// Whether a direct request of an action in `operations` carries the key.
  ///
  /// `aws:username` is unknown here because only requests of IAM users carry it.
  public var presence: Presence { row.presence }

  /// Whether a direct request of this action carries the key.
  public func presence(for action: KMSAction) -> Presence {
    guard let operations else { return presence }
    return operations.contains(action) ? presence : .absent
  }

  /// The part of a name that follows this key, as written, such as `team` of `aws:PrincipalTag/team`.
  ///
  /// AWS ignores its case, as that of the whole name. Nil for keys without parameter and for names of other keys.
  public func parameter(of name: String) -> String? {
    guard hasParameter, Self.named(name) == self else { return nil }
    return String(Substring(name.utf8.dropFirst(self.name.utf8.count)))
  }

  /// Every key of the table.
  public static let all: [ConditionKey] = KMSTable.conditionKeys.indices.map(ConditionKey.init(index:))

  /// The key of this name, in any case, with its parameter if it has one; nil for names the table does not have.
  public static func named(_ name: String) -> ConditionKey? {
    let name = ASCII.lowercased(name.utf8)
    if let key = byName[name] { return key.hasParameter ? nil : key }
    return parameterized.first { name.starts(with: $0.name) }?.key
  }

  /// Whether the key belongs to the requests of another AWS service, so that no request to KMS ever carries it.
  ///
  /// False for prefixes whose keys travel with a session, such as `lambda:` and those of identity providers.
  public static func isForeign(_ name: String) -> Bool {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return foreignPrefixes.contains(ASCII.lowercased(name.utf8[..<colon]))
  }

  private static let operations: [ActionSet?] = KMSTable.conditionKeys.map { row in
    row.operations.map { patterns in
      patterns.reduce(into: ActionSet()) { $0 = $0.union(ActionSet(matching: Array($1.utf8))) }
    }
  }

  private static let byName: [[UInt8]: ConditionKey] = Dictionary(
    all.map { (ASCII.lowercased($0.name.utf8), $0) }, uniquingKeysWith: { first, _ in first })

  private static let parameterized: [(name: [UInt8], key: ConditionKey)] =
    all.filter(\.hasParameter).map { (ASCII.lowercased($0.name.utf8), $0) }

  private static let foreignPrefixes: Set<[UInt8]> = Set(KMSTable.foreignPrefixes.map { Array($0.utf8) })

  private static func endsInSeparator(_ name: String) -> Bool {
    name.utf8.last == UInt8(ascii: ":") || name.utf8.last == UInt8(ascii: "/")
  }
}
