import AWSClient
import KeyPolicy

/// Loading of the key list and its details.
extension ConsoleModel {
  mutating func start() -> [Effect] {
    session.identity = .loading
    if let notice = Self.plainHTTPNotice(session.plainHTTPHosts) { say(notice, .error) }
    return beginLoad()
  }

  /// What must be said of requests without TLS; nil when there are none.
  static func plainHTTPNotice(_ hosts: [String]) -> String? {
    hosts.isEmpty
      ? nil
      : "Plain http to \(hosts.joined(separator: ", ")): whoever is on the way can read and change what is sent."
  }

  /// Loads everything afresh.
  ///
  /// Rows, cursor and filter stay. Answers to the load before it are dropped.
  mutating func beginLoad() -> [Effect] {
    let old = generation
    generation += 1
    inFlight = 0
    outdated = []
    judgedWithoutIAM = []
    askedIAM = nil
    isSimulatorOpen = true
    listingEnded = false
    aliasesEnded = false
    policyTexts = PolicyTexts()
    metadata.grants = .notAsked
    keys.beginListing(at: now)
    return (old > 0 ? [.cancelLoad(generation: old)] : [])
      + askCaller() + [.listKeys(generation: generation), .listAliases(generation: generation)]
  }

  /// Ctrl-C while loading: what is under way is cancelled, what has arrived stays.
  mutating func cancelLoad() -> [Effect] {
    let old = generation
    generation += 1
    inFlight = 0
    outdated = []
    callerAsk.stop(nextID: takeID())
    simulating = []
    keys.cancelLoading()
    policyTexts.dropLoading()
    if metadata.grants.isLoading { metadata.grants = .notAsked }
    if session.identity.isLoading { session.identity = .notAsked }
    say("Loading stopped. R reads everything again.")
    return [.cancelLoad(generation: old)]
  }

  mutating func receive(_ answer: Loaded) -> [Effect] {
    switch answer {
    case .signedIn(let report): receive(report)
    case .notPermitted(let operations): session.notPermitted = operations
    case .keys(let page):
      keys.add(page, at: now)
      return session.identity.isSettled ? findDrafts(near: page.first?.arn) : []
    case .keysEnded(let error): return listingEnded(error)
    case .aliases(let page): keys.add(page, at: now)
    case .aliasesEnded(let error): return aliasesEnded(error)
    case .metadata(let keyID, let result):
      inFlight -= 1
      if outdated.remove(.init(.metadata, of: keyID)) != nil {
        keys.change(keyID, at: now) { if $0.metadata.isLoading { $0.metadata = .notAsked } }
      } else {
        keys.change(keyID, at: now) { $0.metadata = Loadable(result) }
      }
      noteExpiry(result.failure)
    case .policy(let keyID, let result): receive(policy: result, of: keyID)
    case .rotation(let keyID, let result):
      inFlight -= 1
      keys.change(keyID, at: now) { $0.rotation = Loadable(result) }
    case .tags(let keyID, let result):
      inFlight -= 1
      keys.change(keyID, at: now) { $0.tags = Loadable(result) }
    case .grants(let keyID, let result):
      inFlight -= 1
      if metadata.keyID == keyID { metadata.grants = Loadable(result) }
    }
    return completeIfDone()
  }

  private mutating func listingEnded(_ error: AWSError?) -> [Effect] {
    listingEnded = true
    if let error {
      keys.progress.phase = .failed(error)
      if noteSignIn(error) { return [] }
      // An empty list says so itself; a toast would lie over it in a small window.
      if keys.rows.isEmpty {
        messages.add("ListKeys failed: \(error.sentences)", isError: true, at: now)
      } else {
        say("ListKeys failed: \(error.sentences)", .error)
      }
      return []
    }
    keys.finishListing(at: now)
    return completeIfDone()
  }

  private mutating func aliasesEnded(_ error: AWSError?) -> [Effect] {
    aliasesEnded = true
    if let error {
      // Without keys there is nothing to name, and why ListKeys failed is the more useful sentence.
      if !keys.rows.isEmpty || keys.progress.isRunning {
        say("ListAliases failed: \(error.sentences) Keys are shown by their ids.", .error)
      }
    } else {
      keys.finishAliases()
    }
    return completeIfDone()
  }

  private mutating func receive(policy result: Result<PolicyRead, AWSError>, of keyID: String) {
    inFlight -= 1
    guard outdated.remove(.init(.policy, of: keyID)) == nil else {
      keys.change(keyID, at: now) { if $0.policy.isLoading { $0.policy = .notAsked } }
      return
    }
    keys.change(keyID, at: now) { $0.policy = Loadable(result.map(\.health)) }
    let text = Loadable(result.map(\.text))
    policyTexts[keyID] = text
    if policy.keyID == keyID { policy.receive(text, at: now) }
  }

  /// Something was changed: answers that are under way may be of before.
  mutating func forgetAnswersUnderWay(of keyID: String) {
    guard let row = keys.row(keyID) else { return }
    if row.metadata.isLoading { outdated.insert(.init(.metadata, of: keyID)) }
    if row.policy.isLoading { outdated.insert(.init(.policy, of: keyID)) }
  }

  private mutating func completeIfDone() -> [Effect] {
    if keys.progress.phase == .details, listingEnded, aliasesEnded, keys.describedCount == keys.rows.count {
      keys.progress.phase = .complete
    }
    return []
  }

  /// Expired credentials are said once, in words, not once per row.
  private mutating func noteExpiry(_ error: AWSError?) {
    guard let error, error.kind == .credentials, !noteSignIn(error), toast?.tone != .error else { return }
    say(error.sentences, .error)
  }

  /// Asks for more details while there is room: visible rows first.
  mutating func requestDetails() -> [Effect] {
    guard generation > 0, session.identity.isSettled || keys.progress.phase == .cancelled else { return [] }
    var effects: [Effect] = []
    for request in keys.takeRequests(Self.inFlightLimit - inFlight) {
      inFlight += 1
      if request.detail == .policy { policyTexts[request.keyID] = .loading }
      let arn = keys.row(request.keyID)?.arn ?? ""
      effects.append(
        .load(
          request, keyARN: arn,
          access: request.detail == .policy ? session.accessRequest(KeyFacts(arn: arn), at: now) : nil,
          generation: generation))
    }
    return effects + requestSelectedDetails() + requestJudgements() + requestSimulation()
  }

  /// Details only the open tab of the selected key shows.
  private mutating func requestSelectedDetails() -> [Effect] {
    guard let row = keys.selectedRow, inFlight < Self.inFlightLimit else { return [] }
    switch metadata.tab {
    case .tags where row.tags.isNotAsked:
      keys.change(row.keyID, at: now) { $0.tags = .loading }
      inFlight += 1
      return [
        .load(.init(.tags, of: row.keyID), keyARN: row.arn, access: nil, generation: generation)
      ]
    case .grants where metadata.grants.isNotAsked:
      metadata.grants = .loading
      inFlight += 1
      return [.grants(keyID: row.keyID, generation: generation)]
    case .overview, .aliases, .rotation, .tags, .grants: return []
    }
  }

  /// Metadata and policy follow the cursor of the key list, unless somebody is editing.
  mutating func followSelection() {
    metadata.follow(keys.selectedID)
    // The pane keeps the key that is under review, whatever becomes of the list behind it.
    guard !policy.isEditing, policy.keyID != keys.selectedID, !overlays.contains(where: { $0.applyID != nil })
    else { return }
    guard let row = keys.selectedRow else {
      return policy.follow(nil, arn: "", remote: .notAsked, draft: nil, at: now)
    }
    // A text that is not kept any more is read again.
    if policyTexts[row.keyID] == nil, row.policy.isSettled {
      keys.change(row.keyID, at: now) { $0.policy = .notAsked }
    }
    policy.follow(
      row.keyID, arn: row.arn, remote: policyTexts[row.keyID] ?? .notAsked, draft: drafts[row.arn], at: now)
  }
}

extension Result {
  var failure: Failure? {
    guard case .failure(let error) = self else { return nil }
    return error
  }
}
