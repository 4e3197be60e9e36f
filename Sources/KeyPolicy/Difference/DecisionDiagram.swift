/// Truth functions as a reduced ordered decision diagram: two functions are the same exactly when their nodes are.
///
/// A variable has two or more values, numbered from 0; variables are asked in the order in which they were made. Work is
/// limited: when the budget is spent every answer is ``spent``, and never a wrong one.
struct DecisionDiagram {
  /// A function.
  typealias Node = Int32

  static let no: Node = 0
  static let yes: Node = 1
  /// What comes out when the work would be too much.
  static let spent: Node = -1

  /// Variables beyond this number make recursion too deep for small stacks.
  static let mostVariables = 2_000
  private static let mostBranches = 2_000_000

  private enum Operation: UInt64 {
    case and, or, without
  }

  private var widths: [Int] = []
  private var levels: [Int32] = [Int32.max, Int32.max]
  private var starts: [Int32] = [0, 0]
  private var branches: [Node] = []
  /// Nodes by the hash of their content, with open addressing.
  private var table = [Node](repeating: -1, count: 1 << 10)
  private var results: [UInt64: Node] = [:]
  /// How many steps are left.
  var budget: Int

  init(budget: Int) { self.budget = budget }

  /// Makes a variable with so many values, behind all others.
  mutating func variable(values: Int = 2) -> Int {
    widths.append(max(values, 1))
    return widths.count - 1
  }

  /// True if there are too many variables to work with.
  var isTooDeep: Bool { widths.count > Self.mostVariables }

  /// The function that is true exactly when a variable of two values is 1.
  mutating func literal(_ variable: Int) -> Node { node(variable, [Self.no, Self.yes]) }

  /// The function that is another function for each value of a variable.
  mutating func select(_ variable: Int, _ children: [Node]) -> Node {
    if children.contains(Self.spent) { return Self.spent }
    if children.allSatisfy({ level($0) > variable }) { return node(variable, children) }
    var result = Self.no
    for (value, child) in children.enumerated() where child != Self.no {
      var choice = [Node](repeating: Self.no, count: children.count)
      choice[value] = Self.yes
      result = or(result, and(node(variable, choice), child))
    }
    return result
  }

  mutating func and(_ one: Node, _ other: Node) -> Node { apply(.and, one, other) }
  mutating func or(_ one: Node, _ other: Node) -> Node { apply(.or, one, other) }
  /// True where the first is and the second is not.
  mutating func without(_ one: Node, _ other: Node) -> Node { apply(.without, one, other) }
  mutating func not(_ one: Node) -> Node { apply(.without, Self.yes, one) }

  /// True where exactly one of both is.
  mutating func differing(_ one: Node, _ other: Node) -> Node {
    or(without(one, other), without(other, one))
  }

  /// The second function where the first is true, and the third elsewhere.
  mutating func choose(_ test: Node, _ then: Node, _ otherwise: Node) -> Node {
    or(and(test, then), without(otherwise, test))
  }

  /// True where the function is true for both values of each of these variables of two values.
  mutating func whatever(_ variables: Set<Int>, _ function: Node) -> Node {
    var known: [Node: Node] = [:]
    return whatever(variables, function, &known)
  }

  /// The variables that a function depends on.
  func variables(of function: Node) -> Set<Int> {
    var found: Set<Int> = []
    var seen: Set<Node> = []
    var open = [function]
    while let next = open.popLast() {
      guard next > Self.yes, seen.insert(next).inserted else { continue }
      found.insert(Int(levels[Int(next)]))
      open.append(contentsOf: children(next))
    }
    return found
  }

  private mutating func whatever(_ variables: Set<Int>, _ function: Node, _ known: inout [Node: Node]) -> Node
  {
    guard function > Self.yes else { return function }
    if let result = known[function] { return result }
    let variable = level(function)
    let results = Array(children(function)).map { whatever(variables, $0, &known) }
    let result =
      variables.contains(variable)
      ? results.reduce(Self.yes) { and($0, $1) }
      : results.contains(Self.spent) ? Self.spent : node(variable, results)
    known[function] = result
    return result
  }

  private func level(_ function: Node) -> Int {
    function < 0 ? Int(Int32.max) : Int(levels[Int(function)])
  }

  private func children(_ function: Node) -> ArraySlice<Node> {
    let start = Int(starts[Int(function)])
    return branches[start..<(start + widths[Int(levels[Int(function)])])]
  }

  private mutating func apply(_ operation: Operation, _ one: Node, _ other: Node) -> Node {
    if let result = Self.plain(operation, one, other) { return result }
    var (one, other) = (one, other)
    if operation != .without, one > other { swap(&one, &other) }
    let key =
      operation.rawValue << 62 | UInt64(UInt32(bitPattern: one)) << 31 | UInt64(UInt32(bitPattern: other))
    if let result = results[key] { return result }
    guard budget > 0 else { return Self.spent }
    let level = min(level(one), level(other))
    let width = widths[level]
    budget -= width
    var made: [Node] = []
    made.reserveCapacity(width)
    for value in 0..<width {
      let result = apply(operation, child(one, value, at: level), child(other, value, at: level))
      if result == Self.spent { return result }
      made.append(result)
    }
    let result = node(level, made)
    if result != Self.spent { results[key] = result }
    return result
  }

  private static func plain(_ operation: Operation, _ one: Node, _ other: Node) -> Node? {
    switch operation {
    case .and:
      if one == no || other == no { return no }
      if one == yes || one == other { return other }
      if other == yes { return one }
    case .or:
      if one == yes || other == yes { return yes }
      if one == no || one == other { return other }
      if other == no { return one }
    case .without:
      if one == no || other == yes || one == other && one != spent { return no }
      if other == no { return one }
    }
    return one == spent || other == spent ? spent : nil
  }

  @inline(__always)
  private func child(_ function: Node, _ value: Int, at level: Int) -> Node {
    self.level(function) == level ? branches[Int(starts[Int(function)]) + value] : function
  }

  /// The one node with this content.
  private mutating func node(_ variable: Int, _ children: [Node]) -> Node {
    guard let first = children.first else { return Self.no }
    if children.allSatisfy({ $0 == first }) { return first }
    if levels.count * 2 > table.count { grow() }
    var slot = Self.hash(variable, children) & (table.count - 1)
    while table[slot] >= 0 {
      let known = table[slot]
      if level(known) == variable, self.children(known).elementsEqual(children) { return known }
      slot = (slot + 1) & (table.count - 1)
    }
    guard branches.count + children.count <= Self.mostBranches else { return Self.spent }
    let made = Node(truncatingIfNeeded: levels.count)
    levels.append(Int32(truncatingIfNeeded: variable))
    starts.append(Int32(truncatingIfNeeded: branches.count))
    branches.append(contentsOf: children)
    table[slot] = made
    return made
  }

  private mutating func grow() {
    table = [Node](repeating: -1, count: table.count * 2)
    for index in 2..<levels.count {
      let function = Node(truncatingIfNeeded: index)
      var slot = Self.hash(level(function), children(function)) & (table.count - 1)
      while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = function
    }
  }

  private static func hash(_ variable: Int, _ children: some Sequence<Node>) -> Int {
    var hash = UInt64(truncatingIfNeeded: variable) &* 0x9E37_79B9_7F4A_7C15
    for child in children {
      hash = (hash ^ UInt64(UInt32(bitPattern: child))) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 29
    }
    return Int(truncatingIfNeeded: hash >> 2)
  }
}
