import AWSClient
import KeyPolicy

/// Loading of the key list and its details.
extension ConsoleModel {
  mutating func start() -> [Effect] {
    session.identity = .loading
    return beginLoad()
  }

  /// Loads everything afresh.
  ///
  /// Rows, cursor and filter stay. Answers to the load before it are dropped.
  mutating func beginLoad() -> [Effect] {
    let old = generation
    generation += 1
    inFlight = 0
    listingEnded = false
    aliasesEnded = false
    policyTexts = [:]
    metadata.grants = .notAsked
    keys.beginListing(at: now)
    return (old > 0 ? [.cancelLoad(generation: old)] : [])
      + [
        .identify(generation: generation), .listKeys(generation: generation),
        .listAliases(generation: generation),
      ]
  }

  /// Ctrl-C while loading: what is under way is cancelled, what has arrived stays.
  mutating func cancelLoad() -> [Effect] {
    let old = generation
    generation += 1
    inFlight = 0
    keys.cancelLoading()
    for (keyID, text) in policyTexts where text.isLoading { policyTexts[keyID] = nil }
    if metadata.grants.isLoading { metadata.grants = .notAsked }
    if session.identity.isLoading { session.identity = .notAsked }
    say("Loading stopped. R reads everything again.")
    return [.cancelLoad(generation: old)]
  }

  mutating func receive(_ answer: Loaded) -> [Effect] {
    switch answer {
    case .identity(let result): return receive(identity: result)
    case .keys(let page): keys.add(page, at: now)
    case .keysEnded(let error): return listingEnded(error)
    case .aliases(let page): keys.add(page, at: now)
    case .aliasesEnded(let error): return aliasesEnded(error)
    case .metadata(let keyID, let result):
      inFlight -= 1
      keys.change(keyID, at: now) { $0.metadata = Loadable(result) }
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

  private mutating func receive(identity result: Result<CallerIdentity, AWSError>) -> [Effect] {
    session.identity = Loadable(result)
    // Verdicts depend on who asks.
    policy.scheduleCheck(at: now, after: 0)
    switch result {
    case .success(let identity): return [.findDrafts(account: identity.account)]
    case .failure(let error):
      say("GetCallerIdentity failed: \(error.message) \(error.hint)", .error)
      return []
    }
  }

  private mutating func listingEnded(_ error: AWSError?) -> [Effect] {
    listingEnded = true
    if let error {
      keys.progress.phase = .failed(error)
      say("ListKeys failed: \(error.message) \(error.hint)", .error)
      return []
    }
    keys.finishListing(at: now)
    return completeIfDone()
  }

  private mutating func aliasesEnded(_ error: AWSError?) -> [Effect] {
    aliasesEnded = true
    if let error {
      say("ListAliases failed: \(error.message) Keys are shown by their ids.", .error)
    } else {
      keys.finishAliases()
    }
    return completeIfDone()
  }

  private mutating func receive(policy result: Result<PolicyRead, AWSError>, of keyID: String) {
    inFlight -= 1
    keys.change(keyID, at: now) { $0.policy = Loadable(result.map(\.health)) }
    let text = Loadable(result.map(\.text))
    policyTexts[keyID] = text
    if policy.keyID == keyID { policy.receive(text, at: now) }
  }

  private mutating func completeIfDone() -> [Effect] {
    if keys.progress.phase == .details, listingEnded, aliasesEnded, keys.describedCount == keys.rows.count {
      keys.progress.phase = .complete
    }
    return []
  }

  /// Expired credentials are said once, in words, not once per row.
  private mutating func noteExpiry(_ error: AWSError?) {
    guard let error, error.kind == .credentials, toast?.tone != .error else { return }
    say("\(error.message) \(error.hint)", .error)
  }

  /// Asks for more details while there is room: visible rows first.
  mutating func requestDetails() -> [Effect] {
    guard generation > 0, session.identity.isSettled || keys.progress.phase == .cancelled else { return [] }
    var effects: [Effect] = []
    for request in keys.takeRequests(Self.inFlightLimit - inFlight) {
      inFlight += 1
      if request.detail == .policy { policyTexts[request.keyID] = .loading }
      let arn = keys.row(request.keyID)?.arn ?? ""
      effects.append(.load(request, keyARN: arn, caller: session.caller, generation: generation))
    }
    return effects + requestSelectedDetails()
  }

  /// Details only the open tab of the selected key shows.
  private mutating func requestSelectedDetails() -> [Effect] {
    guard let row = keys.selectedRow, inFlight < Self.inFlightLimit else { return [] }
    switch metadata.tab {
    case .tags where row.tags.isNotAsked:
      keys.change(row.keyID, at: now) { $0.tags = .loading }
      inFlight += 1
      return [
        .load(.init(.tags, of: row.keyID), keyARN: row.arn, caller: session.caller, generation: generation)
      ]
    case .grants where metadata.grants.isNotAsked:
      metadata.grants = .loading
      inFlight += 1
      return [.grants(keyID: row.keyID, generation: generation)]
    case .overview, .aliases, .rotation, .tags, .grants: return []
    }
  }

  /// Metadata and policy follow the cursor of the key list, unless somebody is editing.
  mutating func followSelection() -> [Effect] {
    metadata.follow(keys.selectedID)
    guard !policy.isEditing, policy.keyID != keys.selectedID else { return [] }
    guard let row = keys.selectedRow else {
      policy.follow(nil, arn: "", remote: .notAsked, draft: nil, at: now)
      return []
    }
    policy.follow(
      row.keyID, arn: row.arn, remote: policyTexts[row.keyID] ?? .notAsked, draft: drafts[row.arn], at: now)
    return []
  }
}

extension Result {
  var failure: Failure? {
    guard case .failure(let error) = self else { return nil }
    return error
  }
}
