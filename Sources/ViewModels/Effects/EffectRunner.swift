import AWSClient
import Journal
import KeyPolicy
package import struct Foundation.Date

/// Runs effects in Swift concurrency off the main thread and posts what comes of them.
///
/// Effects of the program itself (suspend, quit, …) belong to the event loop and are not run here. An effect belongs to
/// the connection in use when it is run, however long it takes.
package final class EffectRunner: Sendable {
  let journal: JournalKeeper
  let connector: Connector
  let clock: @Sendable () -> Date
  let post: @Sendable (Message) -> Void
  private let mfa: MFADesk
  private let connected: Lock<Connected>
  /// Connections that were made and are not in use yet.
  let connections = Lock<[Int: Connected]>([:])
  /// Running loads by generation, so that a whole generation can be cancelled.
  private let loads = Lock<[Int: [Int: Task<Void, Never>]]>([:])
  /// Changes that AWS is being asked to make; they are never cut in two.
  private let writes = Lock<[Int: Task<Void, Never>]>([:])
  private let nextTask = Lock(0)
  /// A journal that had to be set aside is said once.
  let saysSetAside = Lock(true)

  package init(
    _ connected: Connected, connector: Connector, journal: JournalKeeper, mfa: MFADesk,
    clock: @escaping @Sendable () -> Date, post: @escaping @Sendable (Message) -> Void
  ) {
    self.connected = Lock(connected)
    self.connector = connector
    self.journal = journal
    self.mfa = mfa
    self.clock = clock
    self.post = post
  }

  package func run(_ effect: Effect) {
    let connected = connected.withLock { $0 }
    let loading = ConsoleLoader(connected: connected, clock: clock, post: post)
    switch effect {
    case .identify(let generation, let ask): load(generation) { await loading.identify(generation, ask) }
    case .listKeys(let generation): load(generation) { await loading.listKeys(generation) }
    case .listAliases(let generation): load(generation) { await loading.listAliases(generation) }
    case .load(let request, let arn, let access, let generation):
      load(generation) { await loading.detail(request, keyARN: arn, access: access, generation) }
    case .grants(let keyID, let generation): load(generation) { await loading.grants(keyID, generation) }
    case .simulate(let keyARN, let principalARN, let layers, let generation, let ask):
      load(generation) { await loading.simulate(keyARN, principalARN, layers, generation, ask) }
    case .cancelLoad(let generation): cancel(generation)
    case .check(let request):
      Task.detached { [post] in post(.checked(id: request.id, PolicyCheck.run(request))) }
    case .askAboutReview(let ask, let text, let account):
      Task.detached { [post] in
        post(.reviewChecked(ask: ask, await ReviewChecker(connected).run(text, account: account)))
      }
    case .apply(let request): apply(request, connected)
    case .mutate(let request):
      write { [self] in
        let mutation = KeyMutation(
          kms: connected.kms, journal: journal, region: connected.session.region, clock: clock)
        post(.mutated(request, await mutation.run(request)))
      }
    case .findDrafts(let account): findDrafts(account, connected.session.region)
    case .saveDraft(let draft, let arn, let account):
      save(draft, arn, account, KeyARN.region(arn) ?? connected.session.region)
    case .deleteDraft(let arn): deleteDraft(arn)
    case .readPlaces(let kind): readPlaces(kind, connected.session)
    case .connect(let id, let place): connect(id, place)
    case .useConnection(let id): use(id)
    case .rememberPlace(let place): remember(place)
    case .answerMFA(let id, let code): mfa.answer(id, code)
    case .forgetSignIn:
      Task.detached { [post] in
        await connected.forget()
        post(.signInForgotten)
      }
    case .runSignIn, .flushInput, .suspend, .repaint, .quit: break
    }
  }

  /// Everything that is run from now on goes over another connection.
  private func use(_ id: Int) {
    guard let next = connections.withLock({ $0.removeValue(forKey: id) }) else { return }
    let before = connected.withLock { connected in
      defer { connected = next }
      return connected
    }
    // Nobody waits for credentials of the place before any more; what still asks for them ends.
    Task.detached { await before.forget() }
  }

  /// Waits for changes under way and for the journal's work: how they ended is noted and drafts are on disk afterwards.
  package func finish() async {
    // A change under way that waits for the code of a device would be waited for without end.
    mfa.close()
    for generation in loads.withLock({ Array($0.keys) }) { cancel(generation) }
    for write in writes.withLock({ Array($0.values) }) { await write.value }
    await journal.finish()
    // A command that is still getting credentials ends with the console.
    await connected.withLock({ $0 }).forget()
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

  private func apply(_ request: PolicyApplyRequest, _ connected: Connected) {
    write { [self] in
      var application = PolicyApplication(kms: connected.kms, journal: journal, clock: clock)
      // Where AWS did not say who the caller is, the verdict is open and whoever applied has said so in writing.
      if let caller = request.caller { application.sender = connected.kms(of: caller) }
      let result = await application.run(request) { [post] step in post(.applyStep(id: request.id, step)) }
      post(.applied(id: request.id, result))
    }
  }
}
