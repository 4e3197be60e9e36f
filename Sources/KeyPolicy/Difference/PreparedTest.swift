/// One test of a condition, ready to become a truth function; tests that compare the same are equal.
struct PreparedTest: Hashable {
  let comparison: ConditionOperator?
  /// The key's name in lower case, as bytes.
  let key: [UInt8]
  /// The values in an order that does not matter, unless one of them is no ARN.
  var atoms: [ConditionAtom]
  /// True if nobody can say what the test means.
  let isUnsettled: Bool
  /// The test's text in a stable order, which tells it from others where it is not understood.
  let content: [[UInt8]]
  /// The hash of what is compared, worked out once.
  private let fingerprint: Int

  /// `texts` are the values as written.
  init(_ test: ConditionTest, texts: [String]) {
    comparison = test.comparison
    key = Array(test.key.name.utf8)
    isUnsettled = test.isUnreadable || test.isMisplaced && !test.key.isForeign
    let atoms = zip(test.operands, texts).map { ConditionAtom($0, text: $1, key: test.key) }
    // AWS tries the values in their order, and only one that is no ARN ends the search without a match.
    self.atoms = atoms.contains(.undecidable) ? atoms : Self.sorted(atoms, texts)
    let values = texts.map { Array($0.utf8) }
    content =
      [key, Array(test.spelling.lowercased().utf8)]
      + (self.atoms.contains(.undecidable) ? values : values.sorted { $0.lexicographicallyPrecedes($1) })
    fingerprint = Self.fingerprint(comparison, key, self.atoms)
  }

  private static func fingerprint(
    _ comparison: ConditionOperator?, _ key: [UInt8], _ atoms: [ConditionAtom]
  ) -> Int {
    var hasher = Hasher()
    hasher.combine(comparison)
    hasher.combine(key)
    hasher.combine(Set(atoms))
    return hasher.finalize()
  }

  /// The operands that are neither one text nor nothing.
  var compared: [ConditionAtom] {
    atoms.filter { atom in
      switch atom {
      case .exact, .nothing: false
      default: true
      }
    }
  }

  private static func sorted(_ atoms: [ConditionAtom], _ texts: [String]) -> [ConditionAtom] {
    var seen: Set<ConditionAtom> = []
    return zip(atoms, texts).sorted { $0.1.utf8.lexicographicallyPrecedes($1.1.utf8) }.map(\.0)
      .filter { seen.insert($0).inserted }
  }

  /// The operators differ only in how they are written.
  static func == (one: PreparedTest, other: PreparedTest) -> Bool {
    one.fingerprint == other.fingerprint && one.comparison == other.comparison && one.key == other.key
      && one.isUnsettled == other.isUnsettled
      && (!one.isUnsettled || one.content == other.content)
      && (one.atoms == other.atoms
        || !one.atoms.contains(.undecidable) && Set(one.atoms) == Set(other.atoms))
  }

  func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }
}
