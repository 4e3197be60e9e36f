/// What one policy gives a class of principals for actions that it does not tell apart.
struct SubjectAccess {
  typealias Node = DecisionDiagram.Node

  /// A way in which a statement bears on them.
  struct Term: Hashable {
    /// The ways, strongest first; of a Deny it does not matter how it names them.
    enum Way: Int, Hashable {
      case direct, capped, account, deny
    }

    var way: Way
    /// What must be so beside the condition.
    var guardian: Node
    /// The condition's place in the table.
    var condition: Int?
  }

  /// A term of a statement, and when it applies.
  struct Applied {
    var term: Term
    var statement: Int
    var function: Node
  }

  var terms: [Applied] = []
  /// Needs nothing further.
  var direct = DecisionDiagram.no
  /// Within boundary and session policy, or better.
  var capped = DecisionDiagram.no
  /// If IAM allows it as well, or better.
  var reach = DecisionDiagram.no
  var deny = DecisionDiagram.no
  /// What would be allowed if nothing were denied.
  var undenied = DecisionDiagram.no

  var isSpent: Bool {
    [direct, capped, reach, deny, undenied].contains(DecisionDiagram.spent)
  }

  /// Puts the terms together; for principals with but one way all ways are one.
  init(_ terms: [Applied], isOneWay: Bool, _ diagram: inout DecisionDiagram) {
    self.terms = terms.filter { $0.function != DecisionDiagram.no }
    var ways = [DecisionDiagram.no, DecisionDiagram.no, DecisionDiagram.no, DecisionDiagram.no]
    for one in self.terms {
      let way = one.term.way
      let place = isOneWay && way != .deny ? Term.Way.account.rawValue : way.rawValue
      ways[place] = diagram.or(ways[place], one.function)
    }
    deny = ways[3]
    let cappedAllow = diagram.or(ways[0], ways[1])
    undenied = diagram.or(cappedAllow, ways[2])
    direct = diagram.without(ways[0], deny)
    capped = diagram.without(cappedAllow, deny)
    reach = diagram.without(undenied, deny)
  }
}
