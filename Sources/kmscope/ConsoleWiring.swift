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
  private let theme: Theme
  private let options: ConsoleCommand
  private let configuration: ConfigurationFile
  private let environment: [String: String]
  private let journalPath: String
  private let clock: @Sendable () -> Date = { Date() }

  private var readOnly: Bool { options.readOnly || configuration.readOnly == true }

  init(options: ConsoleCommand, configuration: ConfigurationFile, environment: [String: String]) throws {
    self.options = options
    self.configuration = configuration
    self.environment = environment
    do {
      theme = try ThemeLoader(environment: environment).load(options.theme ?? configuration.theme ?? "dark")
      journalPath = try JournalLocation.path(environment: environment)
    } catch let error as ThemeError {
      throw Failure(error.description)
    } catch let error as JournalError {
      throw Failure(error.message, hint: error.hint)
    }
  }

  /// Opens the screen and runs until the person leaves.
  ///
  /// Everything that can be seen to be wrong without asking anybody is said before there is a screen.
  func open() throws {
    let log = try options.logFile.map { try LogFile(path: $0) }
    let mailbox = Mailbox<Message>()
    let post: @Sendable (Message) -> Void = { mailbox.post($0) }
    let mfa = MFADesk(post: post)
    let (connected, connector) = try connect(mfa, log, post)
    let terminal = try openTerminal(log)
    let runner = EffectRunner(
      connected, connector: connector, journal: JournalKeeper(opener: JournalOpener(path: journalPath)),
      mfa: mfa, clock: clock, post: post)
    let model = ConsoleModel(
      size: terminal.size, session: connected.session, now: clock(), zone: .current)
    let program = ConsoleProgram(
      model: model, painter: ConsolePainter(), wallClock: clock, post: post,
      runSignIn: ForegroundCommand.run
    ) { runner.run($0) }
    // The first frame is painted before anything is asked of anybody.
    post(.start)
    var loop = EventLoop(program: program, terminal: terminal, mailbox: mailbox, waiter: PollWaiter())
    loop.run()
    terminal.close()
    _ = try? ConsoleProcess.wait { await runner.finish() }
    // Whoever asked by a signal is told by the status that it was this signal.
    if let number = terminal.endingSignal {
      signal(number, SIG_DFL)
      raise(number)
    }
  }

  private func connect(
    _ mfa: MFADesk, _ log: LogFile?, _ post: @escaping @Sendable (Message) -> Void
  ) throws -> (Connected, Connector) {
    let finish = finish(log, post)
    if options.sandbox {
      let sandbox = SandboxConnection(
        environment: environment, readOnly: readOnly, clock: clock, finish: finish)
      return (sandbox.connected(region: options.place.region), sandbox.connector)
    }
    var settings = AWSConnection.Settings(
      options: options.place.options, environment: environment, readOnly: readOnly)
    settings.isQuiet = options.quiet || configuration.quiet == true
    settings.callerRole = options.callerRole
    settings.hasNoSessionPolicy = options.noSessionPolicy
    settings.accountNotes = (configuration.accounts ?? [:]).mapValues {
      AccountNote(name: $0.name, isProduction: $0.production == true)
    }
    settings.askMFACode = { question throws(AWSError) in try await mfa.ask(question) }
    settings.finish = finish
    settings.logger = log?.logger
    settings.onCall = { post(.called(CallSummary($0))) }
    do throws(AWSError) {
      let settings = settings
      let connection = try ConsoleProcess.wait { () throws(AWSError) in
        let connection = try await AWSConnection.open(settings)
        try await connection.askInstanceIfNothingElseIsLeft()
        return connection
      }
      return (connection.connected, AWSConnection.connector(settings))
    } catch {
      // A newcomer without an account should learn that there is a way to look around.
      let sandbox =
        error.kind == .credentials || error.code == "NoRegion"
        ? "\nTo try kmscope without AWS: kmscope --sandbox" : ""
      throw Failure(error.message, hint: error.hint + sandbox)
    }
  }

  /// What every connection of this console has.
  private func finish(
    _ log: LogFile?, _ post: @escaping @Sendable (Message) -> Void
  ) -> @Sendable (inout ServiceConnection) -> Void {
    let clock = clock
    let readOnly = readOnly
    return { connection in
      connection.clock = clock
      connection.readOnly = readOnly
      connection.logger = log?.logger
      connection.onCall = { post(.called(CallSummary($0))) }
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
}

extension CallSummary {
  init(_ record: CallRecord) {
    let outcome = record.errorCode ?? record.status.map(String.init) ?? "no answer"
    self.init(
      operation: record.operation,
      outcome: record.attempt > 1 ? "\(outcome) (attempt \(record.attempt))" : outcome,
      requestID: record.requestID, milliseconds: Int(record.duration * 1_000))
    clockOffset = record.clockOffset
    guard record.waited > 0.1 || record.errorCode == "ThrottlingException" else { return }
    let status = Pacer.shared.status.first { $0.operation.operation == record.operation }
    pace = Pace(rate: status?.rate, isThrottled: status?.isThrottled ?? false)
  }
}
