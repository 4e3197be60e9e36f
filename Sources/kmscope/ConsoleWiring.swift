import AWSClient
import Foundation
import Journal
import KMSSandbox
import KeyPolicy
import Logging
import TerminalUI
import ViewModels

/// Puts the console together: session, clients, journal, screen, loop.
struct ConsoleWiring {
  private let session: Session
  private let theme: Theme
  private let options: ConsoleCommand
  private let environment: [String: String]
  private let connection: Connection
  private let journalPath: String

  /// How AWS, or the sandbox, is reached.
  private enum Connection {
    case aws(AWSConfiguration)
    case sandbox
  }

  /// Works out everything that can be wrong before a screen is opened.
  init(options: ConsoleCommand, configuration: ConfigurationFile, environment: [String: String]) throws {
    self.options = options
    self.environment = environment
    let readOnly = options.readOnly || configuration.readOnly == true
    do {
      theme = try ThemeLoader(environment: environment).load(options.theme ?? configuration.theme ?? "dark")
      journalPath = try JournalLocation.path(environment: environment)
    } catch let error as ThemeError {
      throw Failure(error.description)
    } catch let error as JournalError {
      throw Failure(error.message, hint: error.hint)
    }
    if options.sandbox {
      connection = .sandbox
      session = Self.sandboxSession(readOnly: readOnly)
    } else {
      let aws = try Self.resolve(options, environment)
      connection = .aws(aws)
      session = Self.session(aws, options: options, configuration: configuration, readOnly: readOnly)
    }
  }

  private static func resolve(_ options: ConsoleCommand, _ environment: [String: String]) throws
    -> AWSConfiguration
  {
    do throws(AWSError) {
      return try AWSConfiguration.resolve(
        options: .init(profile: options.profile, region: options.region, endpointURL: options.endpointURL),
        environment: environment)
    } catch {
      // A newcomer without an account should learn that there is a way to look around.
      let sandbox =
        error.kind == .credentials || error.code == "NoRegion"
        ? "\nTo try kmscope without AWS: kmscope --sandbox" : ""
      throw Failure(error.message, hint: error.hint + sandbox)
    }
  }

  private static func sandboxSession(readOnly: Bool) -> Session {
    var session = Session(
      region: ExampleAccount.region, source: "sandbox", readOnly: readOnly, isSandbox: true)
    session.callerRole = .known(ExampleAccount.callerRoleARN)
    session.knownPolicies = .sandbox
    return session
  }

  private static func session(
    _ aws: AWSConfiguration, options: ConsoleCommand, configuration: ConfigurationFile, readOnly: Bool
  ) -> Session {
    var session = Session(region: aws.region, source: "profile \(aws.profile)", readOnly: readOnly)
    if let role = options.callerRole { session.callerRole = .known(role) }
    session.profile = aws.profile
    if let kms = try? aws.endpoint(.kms).url, !kms.host.hasSuffix("amazonaws.com"),
      !kms.host.hasSuffix("amazonaws.com.cn")
    {
      session.customEndpoint = "\(kms.scheme)://\(kms.authority)"
    }
    session.accountNotes = (configuration.accounts ?? [:]).mapValues {
      AccountNote(name: $0.name, isProduction: $0.production == true)
    }
    return session
  }

  /// Opens the screen and runs until the person leaves.
  func open() throws {
    let log = try options.logFile.map { try LogFile(path: $0) }
    let terminal = try openTerminal(log)
    let mailbox = Mailbox<Message>()
    let clock: @Sendable () -> Date = { Date() }
    let runner = makeRunner(log, clock) { mailbox.post($0) }
    let model = ConsoleModel(size: terminal.size, session: session, now: clock(), zone: .current)
    let program = ConsoleProgram(model: model, painter: ConsolePainter(), wallClock: clock) { runner.run($0) }
    // The first frame is painted before anything is asked of anybody.
    mailbox.post(.start)
    var loop = EventLoop(program: program, terminal: terminal, mailbox: mailbox, waiter: PollWaiter())
    loop.run()
    terminal.close()
    Self.wait { await runner.finish() }
    // Whoever asked by a signal is told by the status that it was this signal.
    if let number = terminal.endingSignal {
      signal(number, SIG_DFL)
      raise(number)
    }
  }

  private func openTerminal(_ log: LogFile?) throws -> NcursesTerminal {
    var terminalOptions = TerminalOptions(theme: theme, environment: environment)
    terminalOptions.refusesColor = options.noColor
    terminalOptions.usesASCII = options.ascii
    terminalOptions.errorLog = log?.descriptor
    do throws(TerminalError) {
      return try NcursesTerminal(terminalOptions)
    } catch {
      throw Failure(error.problem, hint: error.hint)
    }
  }

  private func makeRunner(
    _ log: LogFile?, _ clock: @escaping @Sendable () -> Date, post: @escaping @Sendable (Message) -> Void
  ) -> EffectRunner {
    var connection = serviceConnection(clock)
    connection.clock = clock
    connection.readOnly = session.readOnly
    connection.logger = log?.logger
    connection.onCall = { post(.called(CallSummary($0))) }
    let journal = JournalKeeper(opener: JournalOpener(path: journalPath))
    return EffectRunner(
      kms: KMSClient(connection), sts: STSClient(connection), journal: journal, region: session.region,
      knownPolicies: session.knownPolicies,
      clock: clock, post: post)
  }

  private func serviceConnection(_ clock: @escaping @Sendable () -> Date) -> ServiceConnection {
    switch connection {
    case .aws(let configuration):
      let transport = CurlTransport(settings: configuration.curlSettings)
      let tools = SignInTools(
        transport: transport,
        runProcess: { _ throws(AWSError) in throw .init(.credentials, code: "", message: "") })
      return ServiceConnection(
        configuration: configuration, credentials: SignIn(configuration: configuration, tools: tools),
        transport: transport)
    case .sandbox:
      let extraKeys = SandboxConnection.extraKeys(environment)
      return ServiceConnection(
        sandbox: SandboxTransport(
          making: Task.detached { ExampleAccount.make(now: clock, extraKeys: extraKeys) }))
    }
  }

  /// Waits on the main thread for something asynchronous; the screen is closed by then.
  private static func wait(_ body: @escaping @Sendable () async -> Void) {
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      await body()
      done.signal()
    }
    done.wait()
  }
}

extension CallSummary {
  init(_ record: CallRecord) {
    let outcome = record.errorCode ?? record.status.map(String.init) ?? "no answer"
    self.init(
      operation: record.operation,
      outcome: record.attempt > 1 ? "\(outcome) (attempt \(record.attempt))" : outcome,
      requestID: record.requestID, milliseconds: Int(record.duration * 1_000))
  }
}
