import AWSClient
import Foundation
import Journal
import KMSSandbox
import Testing
import ViewModels

/// The example account with a journal of its own, for tests of everything that leaves the model.
final class Sandbox: Sendable {
  let clock = TestClock()
  let transport: SandboxTransport
  /// A journal in a directory that is removed with this.
  let directory: String
  let opener: JournalOpener
  let keeper: JournalKeeper
  /// Operations that were sent by the clients of this, in order, a repeated attempt counting again.
  let sent = Lock<[String]>([])

  init() throws {
    let clock = clock
    transport = SandboxTransport(kms: ExampleAccount.make(now: { clock.now }))
    directory = NSTemporaryDirectory() + "kmscope-effects-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    opener = JournalOpener(path: directory + "/journal.sqlite")
    keeper = JournalKeeper(opener: opener)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  /// A connection that repeats without waiting and notes what it sends.
  func connection(readOnly: Bool = false, hook: HookedTransport.Hook? = nil) -> ServiceConnection {
    var connection = uncounted(hook.map { HookedTransport(inner: transport, hook: $0) } ?? transport)
    connection.readOnly = readOnly
    connection.retry.pause = { _ in }
    let sent = sent
    connection.onCall = { call in sent.withLock { $0.append(call.operation) } }
    return connection
  }

  private func uncounted(_ transport: any Transport) -> ServiceConnection {
    var connection = ServiceConnection(sandbox: transport)
    connection.clock = clock.read
    return connection
  }

  func kms(readOnly: Bool = false, hook: HookedTransport.Hook? = nil) -> KMSClient {
    KMSClient(connection(readOnly: readOnly, hook: hook))
  }

  /// Somebody else at work on the same account; their calls are not counted.
  func somebodyElse() -> KMSClient { KMSClient(uncounted(transport)) }

  /// The ARN of the key an alias names.
  func key(_ alias: String) async throws -> String {
    let found = Lock<String?>(nil)
    try await somebodyElse().listAllAliases { page in
      for entry in page where entry.name == "alias/" + alias {
        found.withLock { $0 = entry.targetKeyID }
      }
    }
    let keyID = try #require(found.withLock { $0 }, "the example account has no alias/\(alias)")
    return "arn:aws:kms:\(ExampleAccount.region):\(ExampleAccount.accountID):key/\(keyID)"
  }
}

extension TestClock {
  /// The clock as clients take it.
  var read: @Sendable () -> Date { { self.now } }
}
