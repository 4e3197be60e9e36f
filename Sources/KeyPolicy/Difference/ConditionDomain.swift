/// The values of one condition key that the tests of both policies can tell apart, and the variables that stand for them.
struct ConditionDomain {
  /// Values that no test tells apart.
  enum Cell: Hashable {
    case absent
    case exact([UInt8])
    /// A number or date: even positions lie between the operands, odd ones on them.
    case position(Int)
    /// A text where the operators want a number or date.
    case unreadable
    /// Any other value.
    case other
  }

  /// An operand with its place among the variables.
  struct Compared {
    var atom: ConditionAtom
    var variable: Int
    /// Earlier atoms that this one implies.
    var implied: [Int] = []
    /// Earlier atoms that exclude this one.
    var excluded: [Int] = []
  }

  /// The variables of a key that can have many values.
  struct List {
    var isPresent: Int
    /// For each cell whether it is among the values.
    var members: [Int]
    /// Whether some value of the text lies outside of all exact cells.
    var hasOther: Int
    /// Whether some other value matches one atom.
    var any: [ConditionAtom: Int]
    /// Whether every other value matches one of several.
    var all: [Set<ConditionAtom>: Int]
  }

  let key: ContextKey
  /// What one value can be, the absent one first.
  let cells: [Cell]
  /// Which cell it is.
  let variable: Int
  let isReadable: Int
  /// Operands that are compared with any other value.
  let compared: [Compared]
  private(set) var places: [ConditionAtom: Int] = [:]
  private let numbers: [DecimalNumber]
  private let dates: [PolicyDate]
  private(set) var list: List?
  /// For a key of which AWS does not say whether it can have many values, whether it has.
  private(set) var isList: Int?

  /// What is compared with the key, in the order of the policies.
  struct Use {
    var tests: [PreparedTest] = []
    var written: [ConditionAtom: AtomRelation.Written] = [:]
    /// What texts with variables become for some principals.
    var resolved: [ConditionAtom] = []
  }

  private static let mostRelated = 64

  init(_ key: ContextKey, _ use: Use, _ diagram: inout DecisionDiagram) {
    self.key = key
    if key.info == nil { isList = diagram.variable() }
    let atoms = Self.distinct(use)
    let families = Set(use.tests.compactMap { $0.comparison?.family }.filter { $0 != .null })
    numbers = families.allSatisfy(Self.isNumeric) ? Self.numbers(atoms) : []
    dates = families.allSatisfy(Self.isDate) ? Self.dates(atoms) : []
    let isOrdered =
      !families.isEmpty && (families.allSatisfy(Self.isNumeric) || families.allSatisfy(Self.isDate))
    let isBoolean = key.info?.type == .bool || families == [.bool]
    if isOrdered {
      let isTyped = key.info?.type == .numeric || key.info?.type == .date
      let positions = (0...(2 * max(numbers.count, dates.count))).map { Cell.position($0) }
      cells = [.absent] + (isTyped ? [] : [.unreadable]) + positions
    } else if isBoolean {
      cells = [.absent, .exact(Array("true".utf8)), .exact(Array("false".utf8))]
    } else {
      cells =
        [.absent]
        + atoms.compactMap { if case .exact(let text) = $0 { .exact(text) } else { nil } } + [.other]
    }
    variable = diagram.variable(values: cells.count)
    isReadable = diagram.variable()
    let free = isOrdered ? [] : atoms.filter { if case .compared = $0 { true } else { false } }
    compared = Self.related(free, use.written, &diagram)
    for (place, one) in compared.enumerated() { places[one.atom] = place }
    if key.info == nil || key.isMultivalued { list = makeList(use, &diagram) }
  }

  private static func distinct(_ use: Use) -> [ConditionAtom] {
    var seen: Set<ConditionAtom> = []
    return (use.tests.flatMap(\.atoms) + use.resolved).filter { seen.insert($0).inserted }
  }

  private func makeList(_ use: Use, _ diagram: inout DecisionDiagram) -> List {
    let exact = cells.filter { if case .exact = $0 { true } else { false } }
    var list = List(
      isPresent: diagram.variable(), members: exact.map { _ in diagram.variable() },
      hasOther: diagram.variable(), any: [:], all: [:])
    for test in use.tests where test.comparison?.quantifier != nil {
      for atom in test.atoms where list.any[atom] == nil { list.any[atom] = diagram.variable() }
      let all = Set(test.compared)
      if list.all[all] == nil { list.all[all] = diagram.variable() }
    }
    return list
  }

  /// Whether an atom is among those that the cells and variables are made for.
  func knows(_ atom: ConditionAtom) -> Bool {
    switch atom {
    case .exact(let text): cells.contains(.exact(text))
    case .compared: places[atom] != nil
    default: true
    }
  }

  /// The values in the order of ``List/members``.
  var exact: [Cell] { cells.filter { if case .exact = $0 { true } else { false } } }

  /// Where an operand lies among the positions.
  func position(of number: DecimalNumber) -> Int? { numbers.firstIndex(of: number).map { 2 * $0 + 1 } }
  /// Where an operand lies among the positions.
  func position(of date: PolicyDate) -> Int? { dates.firstIndex(of: date).map { 2 * $0 + 1 } }

  private static func isNumeric(_ family: ConditionOperator.Family) -> Bool {
    if case .numeric = family { true } else { false }
  }

  private static func isDate(_ family: ConditionOperator.Family) -> Bool {
    if case .date = family { true } else { false }
  }

  private static func numbers(_ atoms: [ConditionAtom]) -> [DecimalNumber] {
    Set(atoms.compactMap { if case .compared(.number(let number?, _)) = $0 { number } else { nil } }).sorted()
  }

  private static func dates(_ atoms: [ConditionAtom]) -> [PolicyDate] {
    Set(atoms.compactMap { if case .compared(.date(let date?, _)) = $0 { date } else { nil } }).sorted()
  }

  /// Gives each atom a variable, wide ones first, and notes what atoms say of each other.
  private static func related(
    _ atoms: [ConditionAtom], _ written: [ConditionAtom: AtomRelation.Written],
    _ diagram: inout DecisionDiagram
  ) -> [Compared] {
    guard atoms.count <= mostRelated else {
      return atoms.map { Compared(atom: $0, variable: diagram.variable()) }
    }
    let texts = atoms.map { written[$0] }
    let relations = texts.map { one in
      texts.map { other in
        one.flatMap { one in other.flatMap { AtomRelation.between(one, $0) } }
      }
    }
    // What lies within another lies within all that the other lies within.
    let wider = relations.map { row in row.count { $0 == .within } }
    let order = atoms.indices.sorted { (wider[$0], $0) < (wider[$1], $1) }
    var result: [Compared] = []
    for (count, index) in order.enumerated() {
      var one = Compared(atom: atoms[index], variable: diagram.variable())
      for (place, earlier) in order.prefix(count).enumerated() {
        switch relations[index][earlier] {
        case .within: one.implied.append(place)
        case .apart: one.excluded.append(place)
        case nil: break
        }
      }
      result.append(one)
    }
    return result
  }
}
