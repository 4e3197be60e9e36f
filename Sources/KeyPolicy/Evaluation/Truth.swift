/// True, false, or unknown with the names of what is unknown.
enum Truth: Hashable, Sendable {
  case yes
  case no
  case unknown([MissingFact])

  /// False wins over unknown: what one part rules out no other part can bring back.
  static func and(_ one: Truth, _ other: @autoclosure () -> Truth) -> Truth {
    switch one {
    case .no: return .no
    case .yes: return other()
    case .unknown(let facts):
      switch other() {
      case .no: return .no
      case .yes: return one
      case .unknown(let more): return .unknown(MissingFact.joined(facts, more))
      }
    }
  }

  /// True wins over unknown.
  static func or(_ one: Truth, _ other: @autoclosure () -> Truth) -> Truth {
    switch one {
    case .yes: return .yes
    case .no: return other()
    case .unknown(let facts):
      switch other() {
      case .yes: return .yes
      case .no: return one
      case .unknown(let more): return .unknown(MissingFact.joined(facts, more))
      }
    }
  }

  /// The opposite; what is unknown stays unknown.
  static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .yes: .no
    case .no: .yes
    case .unknown: truth
    }
  }

  init(_ isTrue: Bool) { self = isTrue ? .yes : .no }

  /// What is unknown; empty if nothing is.
  var facts: [MissingFact] {
    if case .unknown(let facts) = self { facts } else { [] }
  }
}
