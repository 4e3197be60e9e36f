/// One person's or machine's way into AWS: finds credentials, keeps them and gets new ones in time.
///
/// Finds what the AWS CLI would find (`SignInPlan`), and says why. Nothing is asked of anybody before the first
/// call of `credentials()`.
package final class SignIn: CredentialsSource {
  /// What files and environment say about where the credentials come from.
  package let plan: SignInPlan
  let configuration: AWSConfiguration
  private let tools: SignInTools
  private let keeper: CredentialKeeper
  private let cache: RoleCache
  /// True when new credentials cost a person the code of a device.
  private let asksPerson: Bool

  package init(configuration: AWSConfiguration, tools: SignInTools) {
    var tools = tools
    tools.retry.attempts = configuration.maxAttempts
    self.configuration = configuration
    self.tools = tools
    let search = CredentialSearch(environment: configuration.environment, shared: configuration.shared)
    let plan = SignInPlan.make(
      search, profile: configuration.profile, isProfileFlagged: configuration.isProfileFlagged)
    self.plan = plan
    let asksPerson = plan.chain?.roles.contains { $0.mfaSerial != nil } ?? false
    self.asksPerson = asksPerson
    let refused = RefusedKeys()
    let cache = RoleCache(
      environment: configuration.environment, tools: tools, isRefused: { refused.contains($0) })
    self.cache = cache
    let factory = ProviderFactory(
      configuration: configuration, tools: tools, cache: cache, refused: refused)
    let provider = Result { () throws(AWSError) in try factory.provider(plan) }
    keeper = CredentialKeeper(
      leads: asksPerson ? .withPerson : .init(), refused: refused, clock: tools.clock
    ) { () throws(AWSError) in try await provider.get().retrieve() }
  }

  /// Nobody waits any more, so that a command that still runs for credentials is ended.
  deinit { keeper.forget() }

  package func credentials() async throws(AWSError) -> Credentials { try await keeper.credentials() }
  package var credentialsAtHand: Credentials? { keeper.credentialsAtHand }

  package func refused(_ credentials: Credentials) async -> Bool {
    // Keys that somebody wrote down stay what they are.
    plan.kind != .keys && keeper.refused(credentials)
  }

  /// A session that a person gave a code for is given up when it has expired, and for nothing else: an unknown key is
  /// also what AWS answers in a Region that is not enabled.
  package func refused(_ credentials: Credentials, code: String) async -> Bool {
    guard !asksPerson || ErrorCode.isExpiry(code) else { return false }
    return await refused(credentials)
  }

  /// Throws what can be seen to be wrong in files and environment without asking anybody.
  package func check() throws(AWSError) {
    if let problem = plan.problem { throw problem }
    guard let chain = plan.chain, case .webIdentity(let role) = chain.leaf, !isKept(chain, role) else {
      return
    }
    _ = try WebIdentityProvider(
      role: role, configuration: configuration, tools: tools, source: plan.source
    ).token()
  }

  /// True when a session that is kept makes the token unnecessary.
  private func isKept(_ chain: ProfileChain, _ role: WebIdentityRole) -> Bool {
    let keys =
      chain.roles.isEmpty
      ? [RoleCacheKey.webIdentity(role)] : chain.roles.map { RoleCacheKey.assumedRole($0) }
    return keys.contains { cache.read($0, source: plan.source) != nil }
  }

  /// Every provider in order, with what it had to say so far.
  package var trace: SignInTrace {
    var trace = SignInTrace(steps: plan.steps)
    guard let chosen = plan.chosen, trace.steps.indices.contains(chosen) else { return trace }
    let current = keeper.current
    if let current {
      trace.steps[chosen].provider = current.source
      if let remark = current.remark { trace.steps[chosen].detail += "; " + remark }
    }
    if let failure = keeper.failure, current == nil {
      let isAbsent = plan.isInstanceMetadataOnly && failure.code == "NoCredentials"
      trace.steps[chosen].outcome = isAbsent ? .absent : .failed
      trace.steps[chosen].detail =
        failure.message.hasSuffix(".") ? String(failure.message.dropLast()) : failure.message
    }
    return trace
  }

  /// What is in hand, without asking.
  package var current: Credentials? { keeper.current }

  /// Why new credentials could not be had; nil after a success.
  package var refreshError: AWSError? { keeper.failure }

  /// To be called after the person has logged in anew, or wants to try again: credentials and failures are dropped.
  package func forget() { keeper.forget() }
}
