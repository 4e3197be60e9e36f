/// How the credentials are going to be found, worked out from files and environment alone.
package struct SignInPlan: Sendable {
  package enum Kind: String, Sendable, Equatable, CaseIterable {
    case keys, role, webIdentity, identityCenter, login, process, container, instance
  }

  /// For people, for example `profile prod in ~/.aws/credentials` or `role Admin (profile prod)`.
  package var source: String
  package var kind: Kind
  /// True when nothing is configured, so that only the metadata service of an instance is left to ask.
  package var isInstanceMetadataOnly: Bool
  /// Nil when something is wrong with what is configured.
  var chain: ProfileChain?
  /// What is wrong, as far as files and environment show it.
  var problem: AWSError?
  /// Every way in order, as if the chosen one worked.
  var steps: [SignInTrace.Step]
  /// The chosen one among them; nil when there is none.
  var chosen: Int?

  /// Works out what the AWS CLI would use.
  ///
  /// A provider that is configured and cannot work is the chosen one all the same: there is no falling through to
  /// another identity.
  static func make(
    _ search: CredentialSearch, profile: String, isProfileFlagged: Bool
  ) -> SignInPlan {
    var plan = SignInPlan.nothing(search, profile)
    for way in CredentialSearch.Way.allCases {
      let name = CredentialWords.way(way, search.shared)
      let finding = Result { () throws(AWSError) in
        try search.find(way, profile: profile, usesEnvironment: !isProfileFlagged)
      }
      switch finding {
      case .success(.absent(let detail)): plan.steps.append(.init(name, .absent, detail))
      case .success(.leftOut(let detail)): plan.steps.append(.init(name, .skipped, detail))
      case .success(.found(_, let detail)) where plan.chosen != nil:
        plan.steps.append(
          way == .instance
            ? .init(name, .skipped, "not asked") : .init(name, .skipped, detail + ", which comes later"))
      case .failure(let error) where plan.chosen != nil:
        plan.steps.append(.init(name, .skipped, error.message.withoutFullStop + ", which comes later"))
      case .success(.found(let chain, let detail)):
        plan.choose(way, CredentialWords.source(chain, search.shared), .used, detail)
        plan.chain = chain
        plan.problem = nil
      case .failure(let error):
        plan.choose(way, brokenSource(way, profile, search.shared), .failed, error.message.withoutFullStop)
        plan.problem = error
      }
    }
    return plan
  }

  private mutating func choose(
    _ way: CredentialSearch.Way, _ source: String, _ outcome: SignInTrace.Outcome, _ detail: String
  ) {
    chosen = steps.count
    steps.append(.init(source, outcome, detail))
    self.source = source
    kind = Self.kind(way)
    isInstanceMetadataOnly = way == .instance
  }

  private static func nothing(_ search: CredentialSearch, _ profile: String) -> SignInPlan {
    SignInPlan(
      source: "nothing", kind: .keys, isInstanceMetadataOnly: false,
      problem: NoCredentials.error(search, profile: profile, reason: "AWS_EC2_METADATA_DISABLED is true"),
      steps: [])
  }

  private static func kind(_ way: CredentialSearch.Way) -> Kind {
    switch way {
    case .environment, .credentialsFile, .configFile: .keys
    case .assumedRole: .role
    case .webIdentity: .webIdentity
    case .identityCenter: .identityCenter
    case .login: .login
    case .process: .process
    case .container: .container
    case .instance: .instance
    }
  }

  private static func brokenSource(
    _ way: CredentialSearch.Way, _ profile: String, _ shared: SharedConfig
  ) -> String {
    switch way {
    case .environment: "environment"
    case .assumedRole:
      "role \(RoleStep.name(ofRole: shared.value("role_arn", of: profile) ?? "")) (profile \(profile))"
    case .webIdentity: "web identity (profile \(profile))"
    case .credentialsFile: "profile \(profile) in \(shared.credentialsPath)"
    case .configFile: "profile \(profile) in \(shared.configPath)"
    case .process: "command (profile \(profile))"
    case .identityCenter: "IAM Identity Center (profile \(profile))"
    case .login, .container, .instance: CredentialWords.way(way, shared)
    }
  }
}

extension String {
  /// For the middle of a sentence.
  fileprivate var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
