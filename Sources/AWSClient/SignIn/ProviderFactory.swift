/// Makes the providers of a plan: the leaf, and one for each role on top of it.
struct ProviderFactory: Sendable {
  var configuration: AWSConfiguration
  var tools: SignInTools
  var cache: RoleCache
  /// Filled when a role on the way turns out to be refused.
  var refused = RefusedKeys()

  func provider(_ plan: SignInPlan) throws(AWSError) -> any CredentialProvider {
    if let problem = plan.problem { throw problem }
    guard let chain = plan.chain else {
      throw NoCredentials.error(search, profile: configuration.profile, reason: "it is not asked")
    }
    var provider = try leaf(chain.leaf, isAlone: chain.roles.isEmpty)
    if plan.isInstanceMetadataOnly {
      provider = LastResortProvider(
        provider: provider, search: search, profile: configuration.profile)
    }
    var asksPerson = false
    for role in chain.roles {
      provider = assumed(role, with: provider, ofPerson: asksPerson)
      asksPerson = asksPerson || role.mfaSerial != nil
    }
    return provider
  }

  private var search: CredentialSearch {
    CredentialSearch(environment: configuration.environment, shared: configuration.shared)
  }

  /// - Parameter isAlone: True when no role is assumed with what it gives.
  private func leaf(_ leaf: CredentialLeaf, isAlone: Bool) throws(AWSError) -> any CredentialProvider {
    switch leaf {
    case .environment: return EnvironmentKeys(environment: configuration.environment, clock: tools.clock)
    case .keys(let profile, let file):
      return ProfileKeys(profile: profile, file: file, shared: configuration.shared)
    case .webIdentity(let role):
      return webIdentity(role, source: CredentialWords.source(leaf, configuration.shared), isAlone: isAlone)
    case .identityCenter(let profile): return try identityCenter(profile)
    case .login(let session, let profile):
      return LoginProvider(session: session, configuration: configuration, tools: tools, profile: profile)
    case .process(let profile):
      return ProcessProvider(profile: profile, configuration: configuration, tools: tools)
    case .container: return ContainerProvider(configuration: configuration, tools: tools)
    case .instance: return InstanceMetadataProvider(configuration: configuration, tools: tools)
    }
  }

  /// The AWS CLI keeps the session of a web identity, but not that of a source profile: such a one is not looked for,
  /// since the name of its file does not say whose token it was had for.
  private func webIdentity(
    _ role: WebIdentityRole, source: String, isAlone: Bool
  ) -> any CredentialProvider {
    var provider = WebIdentityProvider(
      role: role, configuration: configuration, tools: tools, source: source)
    guard isAlone else { return provider }
    let key = RoleCacheKey.webIdentity(role)
    let cache = cache
    provider.keep = { cache.write(key, $0) }
    return CachedRoleProvider(cache: cache, key: key, source: source, provider: provider)
  }

  private func identityCenter(_ profile: String) throws(AWSError) -> any CredentialProvider {
    guard let settings = try IdentityCenterSettings.read(profile: profile, shared: configuration.shared)
    else {
      throw NoCredentials.error(search, profile: profile, reason: "it is not asked")
    }
    let key = RoleCacheKey.identityCenter(settings)
    let cache = cache
    return CachedRoleProvider(
      cache: cache, key: key,
      source: CredentialWords.source(.identityCenter(profile: profile), configuration.shared),
      provider: IdentityCenterProvider(
        settings: settings, configuration: configuration, tools: tools, profile: profile),
      keep: { cache.writeIdentityCenter(key, $0) })
  }

  /// - Parameter ofPerson: True when a person gave a code for the source's credentials.
  private func assumed(
    _ role: RoleStep, with source: any CredentialProvider, ofPerson: Bool
  ) -> any CredentialProvider {
    let key = RoleCacheKey.assumedRole(role)
    let (cache, refused) = (cache, refused)
    return CachedRoleProvider(
      cache: cache, key: key, source: CredentialWords.source(role),
      provider: AssumeRoleProvider(
        role: role, source: source, configuration: configuration, tools: tools,
        keep: { cache.write(key, $0) },
        giveUp: { credentials, code in
          guard ErrorCode.asksForNewCredentials(code), !ofPerson || ErrorCode.isExpiry(code) else {
            return false
          }
          refused.insert(credentials.accessKeyID)
          return true
        }))
  }
}
