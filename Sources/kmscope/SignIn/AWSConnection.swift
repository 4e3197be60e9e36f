import AWSClient
import Foundation
import KeyPolicy
import Logging
import ViewModels

/// Signs in to AWS the way the AWS CLI does, for the console and for commands.
struct AWSConnection: Sendable {
  /// What the command line and the configuration say of every sign-in.
  struct Settings: Sendable {
    var options: AWSConfiguration.Options
    var environment: [String: String]
    var readOnly: Bool
    var isQuiet = false
    var callerRole: String?
    /// The person knows that their session was made without a session policy.
    var hasNoSessionPolicy = false
    var accountNotes: [String: AccountNote] = [:]
    /// Asks for the code of an MFA device; nil where nobody can be asked.
    var askMFACode: (@Sendable (MFAQuestion) async throws(AWSError) -> Secret)?
    /// Who hears of the calls that sign in.
    var logger: Logger?
    var onCall: (@Sendable (CallRecord) -> Void)?
    /// Adds what every connection has: clock, log, read-only.
    var finish: @Sendable (inout ServiceConnection) -> Void = { _ in }
  }

  let configuration: AWSConfiguration
  let signIn: SignIn
  private let transport: CurlTransport
  private let settings: Settings

  /// Reads the files and variables; nobody is asked, but for the Region where nothing names one.
  /// - Parameters:
  ///   - place: Where to go instead of where the command line says.
  ///   - isChecked: False leaves what is wrong with the credentials to the first call that needs them.
  static func open(
    _ settings: Settings, place: Place? = nil, isChecked: Bool = true
  ) async throws(AWSError) -> AWSConnection {
    var settings = settings
    if let profile = place?.profile { settings.options.profile = profile }
    if let place {
      settings.options.region = place.region ?? (place.profile == nil ? settings.options.region : nil)
    }
    do throws(AWSError) {
      return try AWSConnection(settings, instanceRegion: nil, isChecked: isChecked)
    } catch {
      if error.code == "NoRegion", let present = place?.present {
        settings.options.region = present
        return try AWSConnection(settings, instanceRegion: nil, isChecked: isChecked)
      }
      // As in the AWS CLI, an instance knows its Region when nobody says another.
      let tools = SignInTools(transport: CurlTransport())
      guard error.code == "NoRegion",
        let region = await InstanceRegion.ask(
          options: settings.options, environment: settings.environment, tools: tools)
      else { throw error }
      return try AWSConnection(settings, instanceRegion: region, isChecked: isChecked)
    }
  }

  private init(_ settings: Settings, instanceRegion: String?, isChecked: Bool) throws(AWSError) {
    configuration = try AWSConfiguration.resolve(
      options: settings.options, environment: settings.environment, instanceRegion: instanceRegion)
    transport = CurlTransport(settings: configuration.curlSettings)
    var tools = SignInTools(transport: transport)
    tools.askMFACode = settings.askMFACode
    tools.logger = settings.logger
    tools.onCall = settings.onCall
    signIn = SignIn(configuration: configuration, tools: tools)
    if isChecked { try signIn.check() }
    self.settings = settings
  }

  /// On a machine that is set up for nothing, what is missing is better said in the shell than on an empty screen.
  ///
  /// The metadata service of an instance answers at once or not at all, so this takes a second at most.
  func askInstanceIfNothingElseIsLeft() async throws(AWSError) {
    guard signIn.plan.isInstanceMetadataOnly else { return }
    _ = try await signIn.credentials()
  }

  var connected: Connected {
    var service = ServiceConnection(configuration: configuration, credentials: signIn, transport: transport)
    service.retry.attempts = configuration.maxAttempts
    settings.finish(&service)
    let signIn = signIn
    let optional = OptionalCalls(isQuiet: settings.isQuiet)
    return Connected(
      session: session, service: service, optional: optional,
      report: { SignInReport(signIn) },
      forget: {
        signIn.forget()
        optional.forget()
      })
  }

  private var session: Session {
    var session = Session(
      region: configuration.region, source: signIn.plan.source, readOnly: settings.readOnly)
    if let role = settings.callerRole { session.callerRole = .known(role) }
    // A limit that is not known is no reason to say that there is none.
    let hasNone = settings.hasNoSessionPolicy || signIn.hasNoSessionPolicy
    session.knownPolicies.layers.sessionPolicy = hasNone ? .none : .unknown
    session.chosenProfile = settings.options.profile
    session.isQuiet = settings.isQuiet
    session.profile = signIn.plan.isOfProfile ? configuration.profile : nil
    session.customEndpoint = configuration.customEndpoint.map { "\($0.scheme)://\($0.authority)" }
    session.plainHTTPHosts = configuration.plainHTTPHosts
    session.accountNotes = settings.accountNotes
    return session
  }

  /// Goes elsewhere with the same settings, and lists where that can be.
  static func connector(_ settings: Settings) -> Connector {
    Connector(
      connect: { place throws(AWSError) in try await open(settings, place: place).connected },
      choices: { region throws(AWSError) in
        let profiles = try AWSConfiguration.profiles(environment: settings.environment)
        // A Region in the environment goes before that of a profile.
        let fixed = ["AWS_REGION", "AWS_DEFAULT_REGION"].lazy
          .compactMap { settings.environment[$0] }.first { !$0.isEmpty }
        return PlaceChoices(
          profiles: profiles.map {
            ProfileEntry(
              name: $0.name, kind: $0.isBroken ? "cannot be used" : $0.kind?.words ?? "settings only",
              region: fixed ?? $0.region, detail: $0.detail)
          }, regions: KnownRegions.like(region))
      })
  }
}

extension SignInReport {
  init(_ signIn: SignIn) {
    self.init(source: signIn.plan.source, trace: signIn.trace)
    command = signIn.plan.signInCommand
    refreshError = signIn.refreshError
    guard let current = signIn.current else { return }
    source = current.source
    // As the AWS CLI shows it: enough to compare, too little to copy.
    accessKeyID = String(repeating: "*", count: 16) + current.accessKeyID.suffix(4)
    expiration = current.expiration
  }
}
