package import AWSClient
package import Foundation
package import KeyPolicy

/// Whose console this is.
///
/// Account, Region, caller and what may be done are always on the screen.
package struct Session: Sendable, Equatable {
  package var region: String
  /// Name of the profile, nil when the credentials came from elsewhere.
  package var profile: String?
  /// The profile that was asked for, on the command line or in the list; nil leaves the choice to the environment.
  package var chosenProfile: String?
  /// Where the credentials came from, for people: `environment`, `profile prod`, `sandbox`.
  package var source: String
  package var readOnly: Bool
  package var isSandbox: Bool
  /// Endpoint when it is not AWS's own, for example a local emulator.
  package var customEndpoint: String?
  /// Hosts that requests reach without TLS, because an endpoint was named with `http://`.
  package var plainHTTPHosts: [String] = []
  /// The answer of GetCallerIdentity.
  package var identity: Loadable<CallerIdentity>
  /// What is known of the role behind a role session.
  package var callerRole: RoleKnowledge
  /// What is known of the policies beside a key's.
  package var knownPolicies: KnownPolicies
  /// What the configuration says of accounts, by account id.
  package var accountNotes: [String: AccountNote]
  /// How the credentials were come by; nil before the first.
  package var signIn: SignInReport?
  /// What keeps the console from signing in until the person does something.
  package var signInProblem: AWSError?
  /// What IAM tells of the caller; nil until it has been asked.
  package var callerIAM: CallerIAM?
  /// What was known of the caller's role and policies before IAM said more.
  var givenRole = RoleKnowledge.unknown
  var givenPolicies: KnownPolicies?
  /// What IAM's simulator says, by key ARN, where the caller's policies may not be read.
  package var simulated: [String: SimulatedAccess] = [:]
  /// Seconds by which AWS's clock is ahead of this machine's; nil while they agree.
  package var clockOffset: Double?
  /// Optional calls that are not permitted, for example `iam:GetRole`; they are not made again.
  package var notPermitted: [String] = []
  /// True when no call is made that is not needed: IAM, Access Analyzer, CloudTrail.
  package var isQuiet = false

  package init(region: String, source: String, readOnly: Bool, isSandbox: Bool = false) {
    self.region = region
    self.source = source
    self.readOnly = readOnly
    self.isSandbox = isSandbox
    identity = .notAsked
    callerRole = .unknown
    knownPolicies = .unread
    accountNotes = [:]
  }

  /// The caller for the policy engine, once GetCallerIdentity has answered.
  package var caller: Caller? {
    identity.value.map { Caller(arn: $0.arn, role: callerRole, userID: $0.userID) }
  }

  /// What the policy engine is told of a call by this caller, at a time; nil while the caller is not known.
  package func accessRequest(_ key: KeyFacts, at time: Date) -> AccessRequest? {
    let known = simulated[key.arn]?.known ?? knownPolicies
    return caller.map {
      AccessRequest(
        caller: $0, key: key, identityPolicies: known.identity, layers: known.layers,
        time: Int(time.timeIntervalSince1970))
    }
  }

  package var account: String? { identity.value?.account }

  /// Forgets what IAM said, of a caller that is not the one any more.
  mutating func forgetIAM() {
    if callerIAM?.role == callerRole { callerRole = givenRole }
    callerIAM = nil
    simulated = [:]
    knownPolicies = givenPolicies ?? knownPolicies
    givenPolicies = nil
  }

  /// True when there are no credentials to ask AWS with.
  ///
  /// Good ones are there even if no newer ones could be had.
  func hasSignInFailed(at now: Date) -> Bool {
    if let error = identity.error { return error.kind == .credentials || error.kind == .cancelled }
    guard let signIn, signIn.refreshError != nil else { return false }
    return signIn.accessKeyID == nil || signIn.expiration.map { $0 <= now } ?? false
  }

  /// What the configuration says of this account.
  package var accountNote: AccountNote? { account.flatMap { accountNotes[$0] } }

  /// The caller in a few words: `role/Admin (session jdoe)`, `user/Alice`, `root user`.
  package var callerName: String? {
    guard let arn = identity.value?.arn else { return nil }
    return Self.shortName(ofARN: arn)
  }

  /// The part of a principal ARN behind the account, as people say it.
  package static func shortName(ofARN arn: String) -> String {
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6 else { return arn }
    let resource = fields[5]
    if resource == "root" { return "root user" }
    let parts = resource.split(separator: "/", omittingEmptySubsequences: false)
    if parts.first == "assumed-role", parts.count >= 3 {
      return "role/\(parts[1]) (session \(parts[2...].joined(separator: "/")))"
    }
    return String(resource)
  }
}
