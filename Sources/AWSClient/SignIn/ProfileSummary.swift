/// What the switcher of profiles shows of one of them; never a secret.
package struct ProfileSummary: Sendable, Equatable {
  package var name: String
  /// Nil when the profile has settings only, or something is wrong with it.
  package var kind: SignInPlan.Kind?
  package var region: String?
  /// One line, for example the ARN of a role; what is wrong when something is; empty when there is nothing to say.
  package var detail: String
  /// True when the profile cannot be used as it stands.
  package var isBroken: Bool
}

extension AWSConfiguration {
  /// The profiles of both shared files by name.
  /// - Throws: `AWSError` of kind configuration when a file cannot be read.
  package static func profiles(
    environment variables: [String: String], readFile: (String) -> FileContents = DiskFile.read
  ) throws(AWSError) -> [ProfileSummary] {
    let environment = Environment(variables: variables)
    let search = CredentialSearch(
      environment: environment, shared: try SharedConfig.load(environment: environment, readFile: readFile))
    return search.shared.profileNames.map { ProfileSummary($0, search) }
  }
}

extension ProfileSummary {
  /// As if the profile were named on the command line.
  init(_ name: String, _ search: CredentialSearch) {
    let plan = SignInPlan.make(search, profile: name, isProfileFlagged: true)
    let hasOwn =
      plan.chain.map { $0.leaf != .instance && $0.leaf != .container || !$0.roles.isEmpty } ?? false
    // A machine without metadata service says so with a problem, which is none of the profile's.
    let problem = plan.chosen == nil ? nil : plan.problem
    self.init(
      name: name, kind: hasOwn ? plan.kind : nil, region: search.shared.value("region", of: name),
      detail: problem?.message ?? Self.detail(plan.chain, hasOwn, search.shared), isBroken: problem != nil)
  }

  private static func detail(_ chain: ProfileChain?, _ hasOwn: Bool, _ shared: SharedConfig) -> String {
    guard let chain, hasOwn else { return "" }
    if let role = chain.roles.last { return role.arn + (role.mfaSerial == nil ? "" : ", with MFA") }
    switch chain.leaf {
    case .keys(_, let file): return "access key in \(shared.path(file))"
    case .webIdentity(let role): return role.arn
    case .identityCenter(let profile):
      guard let settings = try? IdentityCenterSettings.read(profile: profile, shared: shared) else {
        return ""
      }
      return "\(settings.startURL), account \(settings.accountID), role \(settings.roleName)"
    case .login(let session, _): return session
    case .process(let profile):
      // The program only: its arguments may hold secrets.
      return CommandWords.words(shared.value("credential_process", of: profile) ?? "")?.first ?? ""
    case .environment, .container, .instance: return ""
    }
  }
}
