/// A set of actions of the `kms` namespace.
public struct ActionSet: Sendable, Hashable {
  /// One bit for each action, by its index.
  private var bits: UInt64

  private init(bits: UInt64) {
    self.bits = bits
  }

  /// Makes an empty set.
  public init() {
    bits = 0
  }

  /// Makes a set of one action.
  public init(_ action: KMSAction) {
    bits = 1 << UInt64(action.index)
  }

  /// Makes a set of these actions.
  public init(_ actions: some Sequence<KMSAction>) {
    self = actions.reduce(into: ActionSet()) { $0.insert($1) }
  }

  /// Makes the set of the actions whose names a pattern covers: the part after `kms:`, with `*` and `?` as wildcards.
  ///
  /// ASCII case is ignored (IAM User Guide, "IAM JSON policy elements: Action").
  public init(matching pattern: some Collection<UInt8>) {
    let pattern = ASCII.lowercased(pattern)
    guard let first = pattern.first, pattern.count > 1 || first != UInt8(ascii: "*") else {
      self = pattern.isEmpty ? ActionSet() : .all
      return
    }
    // Most patterns begin with a letter, which leaves a handful of names to compare.
    var candidates =
      first == UInt8(ascii: "*") || first == UInt8(ascii: "?") ? ActionSet.all.bits : Self.beginning(first)
    bits = 0
    while candidates != 0 {
      let index = candidates.trailingZeroBitCount
      candidates &= candidates - 1
      if Glob.matches(pattern, KMSAction.lowercasedNames[index]) { bits |= 1 << UInt64(index) }
    }
  }

  /// The actions whose names begin with this letter, in lower case.
  private static func beginning(_ letter: UInt8) -> UInt64 {
    let index = Int(letter) - Int(UInt8(ascii: "a"))
    return byFirstLetter.indices.contains(index) ? byFirstLetter[index] : 0
  }

  private static let byFirstLetter: [UInt64] = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { letter in
    KMSAction.lowercasedNames.enumerated().reduce(0) { bits, name in
      name.element.first == letter ? bits | 1 << UInt64(name.offset) : bits
    }
  }

  /// Every action.
  public static let all = ActionSet(KMSAction.all)
  /// The actions a key policy can grant.
  public static let keyPermissions = ActionSet(KMSAction.all.filter(\.isKeyPermission))
  /// The actions callers may use on a key of another account.
  public static let crossAccount = ActionSet(KMSAction.all.filter(\.isCrossAccount))

  /// Whether nothing is in the set.
  public var isEmpty: Bool { bits == 0 }
  /// How many actions are in the set.
  public var count: Int { bits.nonzeroBitCount }

  /// The members, in alphabetical order.
  public var actions: [KMSAction] {
    KMSAction.all.filter(contains)
  }

  /// Whether the action is in the set.
  public func contains(_ action: KMSAction) -> Bool {
    bits & (1 << UInt64(action.index)) != 0
  }

  /// Adds an action.
  public mutating func insert(_ action: KMSAction) {
    bits |= 1 << UInt64(action.index)
  }

  /// The actions of both sets.
  public func union(_ other: ActionSet) -> ActionSet { ActionSet(bits: bits | other.bits) }
  /// The actions that are in this set and in the other.
  public func intersection(_ other: ActionSet) -> ActionSet { ActionSet(bits: bits & other.bits) }
  /// The actions of this set that are not in the other.
  public func subtracting(_ other: ActionSet) -> ActionSet { ActionSet(bits: bits & ~other.bits) }
  /// Whether every action of this set is in the other.
  public func isSubset(of other: ActionSet) -> Bool { bits & ~other.bits == 0 }
}
