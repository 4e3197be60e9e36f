/// Brings changes of single classes and action groups together, so that a person reads few lines.
struct ChangeCollector {
  /// The account of the key.
  let account: String
  private var changes: [AccessDifference.Change] = []
  private var changePlaces: [AccessDifference.Change: Int] = [:]
  private var latent: [AccessDifference.Latent] = []
  private var latentPlaces: [AccessDifference.Latent: Int] = [:]
  private var unclear: [(doubts: [FreeFact], actions: ActionSet, principals: [PrincipalClass])] = []
  private var sentences: [String] = []
  /// What was found for the present class, without principals; actions come together here.
  private var currentChanges: [AccessDifference.Change] = []
  private var currentLatent: [AccessDifference.Latent] = []
  private var currentUnclear: [(doubts: [FreeFact], actions: ActionSet)] = []

  init(account: String) { self.account = account }

  var isEmpty: Bool { changes.isEmpty && latent.isEmpty && unclear.isEmpty && sentences.isEmpty }

  mutating func add(_ change: AccessDifference.Change) {
    let place = currentChanges.firstIndex {
      var same = $0
      same.actions = change.actions
      return same == change
    }
    if let place {
      currentChanges[place].actions = currentChanges[place].actions.union(change.actions)
    } else {
      currentChanges.append(change)
    }
  }

  mutating func add(_ one: AccessDifference.Latent) {
    let place = currentLatent.firstIndex { $0.kind == one.kind && $0.statements == one.statements }
    if let place {
      currentLatent[place].actions = currentLatent[place].actions.union(one.actions)
    } else {
      currentLatent.append(one)
    }
  }

  /// Notes that a difference hangs on what AWS does not document.
  mutating func doubt(_ doubts: [FreeFact], _ actions: ActionSet) {
    if let place = currentUnclear.firstIndex(where: { $0.doubts == doubts }) {
      currentUnclear[place].actions = currentUnclear[place].actions.union(actions)
    } else {
      currentUnclear.append((doubts, actions))
    }
  }

  /// Notes that the comparison would take too long.
  mutating func tooMuch(_ actions: ActionSet) { doubt([], actions) }

  mutating func cannotTell(_ sentence: String) { sentences.append(sentence) }

  /// Puts what was found for a class to what was found for others.
  mutating func finish(_ subject: Subject) {
    for change in currentChanges {
      if let place = changePlaces[change] ?? place(ofUserBehind: subject, change) {
        changes[place].principals.append(subject.principal)
      } else {
        changePlaces[change] = changes.count
        changes.append(change)
        changes[changes.count - 1].principals = [subject.principal]
      }
    }
    for one in currentLatent {
      if let place = latentPlaces[one] {
        latent[place].principals.append(subject.principal)
      } else {
        latentPlaces[one] = latent.count
        latent.append(one)
        latent[latent.count - 1].principals = [subject.principal]
      }
    }
    for one in currentUnclear {
      let place = unclear.firstIndex { $0.doubts == one.doubts && $0.actions == one.actions }
      if let place {
        unclear[place].principals.append(subject.principal)
      } else {
        unclear.append((one.doubts, one.actions, [subject.principal]))
      }
    }
    currentChanges = []
    currentLatent = []
    currentUnclear = []
  }

  /// The same change for the user whose federated sessions these are; what they have through the user is never direct.
  private func place(ofUserBehind subject: Subject, _ change: AccessDifference.Change) -> Int? {
    guard case .federatedSessions(let user) = subject.principal else { return nil }
    return changes.firstIndex { other in
      guard other.principals.contains(.user(user)) else { return false }
      var same = other
      same.principals = []
      if change.oldStrength == .capped, same.oldStrength == .direct { same.oldStrength = .capped }
      if change.newStrength == .capped, same.newStrength == .direct { same.newStrength = .capped }
      return same == change
    }
  }

  /// The difference, with classes joined where one name says them all.
  func difference(_ old: PreparedPolicy, _ new: PreparedPolicy) -> AccessDifference {
    var joined = changes
    for index in joined.indices {
      joined[index].principals = PrincipalJoin.joined(joined[index].principals, own: account)
    }
    DifferenceNotes.add(to: &joined, old, new)
    let effective = (
      old: Set(changes.flatMap(\.oldStatements)), new: Set(changes.flatMap(\.newStatements))
    )
    let quiet = latent.filter { one in
      let isAdded = one.kind == .restrictionAdded || one.kind == .grantAdded
      return !one.statements.contains { (isAdded ? effective.new : effective.old).contains($0) }
    }
    let together = together(quiet)
    return AccessDifference(
      changes: joined, latent: together,
      cannotTell: sentences
        + unclear.map {
          DifferenceWording.unclear($0.doubts, $0.actions, PrincipalJoin.joined($0.principals, own: account))
        })
  }

  /// One line for each statement without effect.
  private func together(_ latent: [AccessDifference.Latent]) -> [AccessDifference.Latent] {
    var result: [AccessDifference.Latent] = []
    for one in latent {
      if let place = result.firstIndex(where: { $0.kind == one.kind && $0.statements == one.statements }) {
        result[place].actions = result[place].actions.union(one.actions)
        result[place].principals += one.principals.filter { !result[place].principals.contains($0) }
      } else {
        result.append(one)
      }
    }
    return result.map { one in
      var one = one
      one.principals = PrincipalJoin.joined(one.principals, own: account)
      return one
    }
  }
}
