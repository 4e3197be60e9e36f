package import AWSClient
import Journal
import KeyPolicy
package import struct Foundation.Date

/// Runs effects in Swift concurrency off the main thread and posts what comes of them.
///
/// Effects of the program itself (suspend, quit, …) belong to the event loop and are not run here.
package final class EffectRunner: Sendable {
  private let kms: KMSClient
  private let sts: STSClient
  private let journal: JournalKeeper
  private let region: String
  private let knownPolicies: KnownPolicies
  private let clock: @Sendable () -> Date
  private let post: @Sendable (Message) -> Void
  /// Running loads by generation, so that a whole generation can be cancelled.
  private let loads = Lock<[Int: [Int: Task<Void, Never>]]>([:])
  /// Changes that AWS is being asked to make; they are never cut in two.
  private let writes = Lock<[Int: Task<Void, Never>]>([:])
  private let nextTask = Lock(0)

  package init(
    kms: KMSClient, sts: STSClient, journal: JournalKeeper, region: String,
    knownPolicies: KnownPolicies,
    clock: @escaping @Sendable () -> Date, post: @escaping @Sendable (Message) -> Void
  ) {
    self.kms = kms
    self.sts = sts
    self.journal = journal
    self.region = region
    self.knownPolicies = knownPolicies
    self.clock = clock
    self.post = post
  }

  package func run(_ effect: Effect) {
    switch effect {
    case .identify(let generation): load(generation) { [self] in await identify(generation) }
    case .listKeys(let generation): load(generation) { [self] in await listKeys(generation) }
    case .listAliases(let generation): load(generation) { [self] in await listAliases(generation) }
    case .load(let request, let arn, let caller, let generation):
      load(generation) { [self] in await detail(request, keyARN: arn, caller: caller, generation) }
    case .grants(let keyID, let generation):
      load(generation) { [self] in
        let result = await outcome { () throws(AWSError) in try await kms.listAllGrants(keyID) }
        post(.loaded(generation: generation, .grants(keyID, result)))
      }
    case .cancelLoad(let generation): cancel(generation)
    case .check(let request):
      Task.detached { [post] in post(.checked(id: request.id, PolicyCheck.run(request))) }
    case .apply(let request): apply(request)
    case .mutate(let request):
      write { [self] in
        let mutation = KeyMutation(kms: kms, journal: journal, region: region, clock: clock)
        post(.mutated(request, await mutation.run(request)))
      }
    case .findDrafts(let account): findDrafts(account)
    case .saveDraft(let draft, let arn, let account): save(draft, arn, account)
    case .deleteDraft(let arn):
      journal.enqueue { journal throws(JournalError) in
        try journal.deleteDraft(arn)
      } report: { [post] error in
        post(.journalFailed("\(error.message) \(error.hint)"))
      }
    case .flushInput, .suspend, .repaint, .quit: break
    }
  }

  /// Waits for changes under way and for the journal's work: how they ended is noted and drafts are on disk afterwards.
  package func finish() async {
    for generation in loads.withLock({ Array($0.keys) }) { cancel(generation) }
    for write in writes.withLock({ Array($0.values) }) { await write.value }
    await journal.finish()
  }

  // MARK: Loads

  private func load(_ generation: Int, _ body: @escaping @Sendable () async -> Void) {
    let id = takeID()
    // The task may end before it is entered in the table, so it leaves only after it has been entered.
    loads.withLock { table in
      table[generation, default: [:]][id] = Task.detached { [self] in
        await body()
        loads.withLock { table in
          table[generation]?[id] = nil
          if table[generation]?.isEmpty == true { table[generation] = nil }
        }
      }
    }
  }

  private func takeID() -> Int {
    nextTask.withLock { next in
      next += 1
      return next
    }
  }

  private func cancel(_ generation: Int) {
    let tasks = loads.withLock { $0.removeValue(forKey: generation) }
    for task in (tasks ?? [:]).values { task.cancel() }
  }

  private func outcome<Value: Sendable>(
    _ call: @Sendable () async throws(AWSError) -> Value
  ) async -> Result<Value, AWSError> {
    do throws(AWSError) {
      return .success(try await call())
    } catch {
      return .failure(error)
    }
  }

  private func identify(_ generation: Int) async {
    let result = await outcome { () throws(AWSError) in try await sts.getCallerIdentity() }
    post(.loaded(generation: generation, .identity(result)))
  }

  private func listKeys(_ generation: Int) async {
    let result = await outcome { [post] () throws(AWSError) in
      try await kms.listAllKeys { page in post(.loaded(generation: generation, .keys(page))) }
    }
    post(.loaded(generation: generation, .keysEnded(result.failure)))
  }

  private func listAliases(_ generation: Int) async {
    let result = await outcome { [post] () throws(AWSError) in
      try await kms.listAllAliases { page in post(.loaded(generation: generation, .aliases(page))) }
    }
    post(.loaded(generation: generation, .aliasesEnded(result.failure)))
  }

  private func detail(_ request: LoadPlan.Request, keyARN: String, caller: Caller?, _ generation: Int) async {
    let keyID = request.keyID
    let answer: Loaded
    switch request.detail {
    case .metadata:
      answer = .metadata(keyID, await outcome { () throws(AWSError) in try await kms.describeKey(keyID) })
    case .rotation:
      answer = .rotation(
        keyID, await outcome { () throws(AWSError) in try await kms.getKeyRotationStatus(keyID) })
    case .tags:
      answer = .tags(keyID, await outcome { () throws(AWSError) in try await kms.listAllResourceTags(keyID) })
    case .policy:
      let text = await outcome { () throws(AWSError) in try await kms.getKeyPolicy(keyID) }
      let access = caller.map {
        AccessRequest(
          caller: $0, key: KeyFacts(arn: keyARN), identityPolicies: knownPolicies.identity,
          layers: knownPolicies.layers, time: Int(clock().timeIntervalSince1970))
      }
      answer = .policy(keyID, text.map { PolicyRead(text: $0, keyARN: keyARN, access: access) })
    }
    post(.loaded(generation: generation, answer))
  }

  // MARK: Writing

  /// Not part of a load: refreshing or stopping the list must not cut a write in two.
  private func write(_ body: @escaping @Sendable () async -> Void) {
    let id = takeID()
    writes.withLock { table in
      table[id] = Task.detached { [self] in
        await body()
        writes.withLock { $0[id] = nil }
      }
    }
  }

  private func apply(_ request: PolicyApplyRequest) {
    write { [self] in
      let application = PolicyApplication(kms: kms, journal: journal, clock: clock)
      let result = await application.run(request) { [post] step in post(.applyStep(id: request.id, step)) }
      post(.applied(id: request.id, result))
    }
  }

  private func findDrafts(_ account: String?) {
    let region = region
    journal.enqueue { [post] journal throws(JournalError) in
      if let setAside = journal.setAside { post(.journalFailed(setAside.message)) }
      let drafts = try journal.drafts().filter { draft in
        draft.region == region && (account ?? draft.account) == draft.account
      }
      let pairs = drafts.map { ($0.keyARN, StoredDraft(text: $0.text, base: $0.baseText)) }
      post(.draftsFound(Dictionary(pairs) { first, _ in first }))
    } report: { [post] error in
      post(.journalFailed("\(error.message) \(error.hint)"))
    }
  }

  private func save(_ draft: StoredDraft, _ keyARN: String, _ account: String) {
    let stored = Draft(
      account: account, region: region, keyARN: keyARN, text: draft.text, baseText: draft.base,
      updated: clock())
    journal.enqueue { journal throws(JournalError) in
      try journal.saveDraft(stored)
    } report: { [post] error in
      post(.journalFailed("The draft could not be saved. \(error.message) \(error.hint)"))
    }
  }
}
