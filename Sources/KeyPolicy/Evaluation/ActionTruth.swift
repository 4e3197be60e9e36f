/// For every action at once whether something is so: the actions for which it is true, and those for which it is unknown.
struct ActionTruth: Hashable, Sendable {
  var yes = ActionSet()
  var maybe = ActionSet()

  static let never = ActionTruth()
  static let always = ActionTruth(yes: .all)

  init(yes: ActionSet = ActionSet(), maybe: ActionSet = ActionSet()) {
    self.yes = yes
    self.maybe = maybe.subtracting(yes)
  }

  /// True or unknown.
  var possible: ActionSet { yes.union(maybe) }

  static func & (one: ActionTruth, other: ActionTruth) -> ActionTruth {
    ActionTruth(
      yes: one.yes.intersection(other.yes), maybe: one.possible.intersection(other.possible))
  }

  static func | (one: ActionTruth, other: ActionTruth) -> ActionTruth {
    ActionTruth(yes: one.yes.union(other.yes), maybe: one.maybe.union(other.maybe))
  }

  static prefix func ! (truth: ActionTruth) -> ActionTruth {
    ActionTruth(yes: ActionSet.all.subtracting(truth.possible), maybe: truth.maybe)
  }

  /// Adds that it is so for these actions, as far as `truth` says.
  mutating func add(_ truth: Truth, for actions: ActionSet) {
    switch truth {
    case .no: break
    case .yes:
      yes = yes.union(actions)
      maybe = maybe.subtracting(actions)
    case .unknown: maybe = maybe.union(actions.subtracting(yes))
    }
  }

  func truth(for action: KMSAction) -> Bool? {
    if yes.contains(action) { return true }
    return maybe.contains(action) ? nil : false
  }
}
