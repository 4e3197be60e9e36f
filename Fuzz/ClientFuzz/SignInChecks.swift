import FoundationEssentials
import FuzzSupport

@testable import AWSClient

/// What must hold for whatever files say of a sign-in, and whoever is asked for credentials answers.
enum SignInChecks {
  private static let now = Date(timeIntervalSince1970: 1_790_000_000)
  private static let secretProperties = [
    "aws_secret_access_key", "aws_session_token", "aws_security_token",
  ]
  private static let secretMembers: Set<String> = [
    "SecretAccessKey", "SessionToken", "Token", "secretAccessKey", "sessionToken", "accessToken",
    "refreshToken",
    "clientSecret", "dpopKey",
  ]

  /// Every profile of a config file has a plan, and nothing that is shown of it holds a secret.
  static func plan(_ bytes: [UInt8]) {
    let environment = Environment(variables: ["HOME": "/home/me"])
    guard
      let shared = try? SharedConfig.load(
        environment: environment,
        readFile: { path in path.hasSuffix("config") ? .bytes(bytes) : .missing })
    else { return }
    let search = CredentialSearch(environment: environment, shared: shared)
    var secrets: [String] = []
    var open = Array(shared.config.profiles.keys) + shared.config.ssoSessions.flatMap { $0.value.values }
    for section in shared.config.profiles.values {
      for (name, value) in section {
        if name == "credential_process" {
          // Which program is asked is said; what it is given may be a password.
          let words = value.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
          open += words.prefix(1)
          secrets += words.dropFirst()
        } else if secretProperties.contains(name) {
          secrets.append(value)
        } else {
          open.append(value)
        }
      }
    }
    for profile in shared.profileNames.prefix(16) {
      let plan = SignInPlan.make(search, profile: profile, isProfileFlagged: true)
      let summary = ProfileSummary(profile, search)
      if plan.problem == nil, plan.chain == nil { fail("a plan has a chain or a problem") }
      if let chosen = plan.chosen, !plan.steps.indices.contains(chosen) { fail("what is chosen is a step") }
      let shown =
        plan.steps.map { $0.provider + " " + $0.detail } + [plan.source, summary.detail]
        + [plan.problem?.sentences ?? ""]
      Leaks.check(shown, secrets: secrets, open: open)
    }
  }

  /// Whoever hands out credentials gives them, or an error that does not show them.
  static func credentials(_ bytes: [UInt8]) {
    let transport = OneAnswer(body: bytes)
    var login = bytes
    if case .object(let members)? = try? JSONReader.read(bytes) {
      login = Array(JSONValue.object(LoginKey.replaced(members)).text.utf8)
    }
    let loginFile = login
    var tools = SignInTools(transport: transport) { _ in
      ProcessOutput(exitStatus: 0, standardOutput: bytes, standardError: [])
    }
    tools.clock = { now }
    tools.retry = OneAnswer.withoutRetries
    tools.replaceFile = { _, _ in }
    tools.readFile = { path in
      path.contains("/sso/cache/")
        ? .bytes(Array("{\"accessToken\":\"t\",\"expiresAt\":\"2099-01-01T00:00:00Z\"}".utf8))
        : path.contains("/login/cache/") ? .bytes(loginFile) : .missing
    }
    for (config, variables) in ways {
      var variables = variables
      variables["HOME"] = "/home/me"
      let text = Array(config.utf8)
      guard
        let configuration = try? AWSConfiguration.resolve(
          options: .init(region: "eu-west-1"), environment: variables,
          readFile: { path in path.hasSuffix("/config") ? .bytes(text) : .missing })
      else { fail("the sign-ins that are tried are sound: \(config)") }
      let signIn = SignIn(configuration: configuration, tools: tools)
      Waiting.run { check(await outcome(signIn), bytes) }
    }
    if transport.count > 60 { fail("the same answer does not lead to \(transport.count) questions") }
  }

  private static func outcome(_ signIn: SignIn) async -> Result<Credentials, AWSError> {
    do throws(AWSError) {
      return .success(try await signIn.credentials())
    } catch {
      return .failure(error)
    }
  }

  private static func check(_ outcome: Result<Credentials, AWSError>, _ bytes: [UInt8]) {
    switch outcome {
    case .success(let credentials):
      if credentials.accessKeyID.isEmpty { fail("credentials have a key") }
      if credentials.secretAccessKey.withBytes({ $0.isEmpty }) { fail("credentials have a secret") }
    case .failure(let error):
      if error.code.isEmpty || error.sentences.isEmpty { fail("an error has a code and a sentence") }
      let (secrets, open) = texts(bytes)
      Leaks.check([error.sentences], secrets: secrets, open: open)
    }
  }

  private static let ways: [(String, [String: String])] = [
    ("", ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/id"]),
    ("", [:]),
    ("[default]\ncredential_process = creds\n", [:]),
    ("[default]\nlogin_session = arn:x\n", [:]),
    (
      "[default]\nsso_account_id = 111122223333\nsso_role_name = R\nsso_region = eu-west-1\nsso_start_url = https://x\n",
      [:]
    ),
    (
      "[default]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = default\n"
        + "aws_access_key_id = AKIA\naws_secret_access_key = s\n", [:]
    ),
  ]

  /// The texts of an answer: those of members that are secret, and all others.
  private static func texts(_ bytes: [UInt8]) -> (secrets: [String], open: [String]) {
    guard let root = try? JSONReader.read(bytes) else { return ([], []) }
    var secrets: [String] = []
    var open: [String] = []
    func walk(_ value: JSONValue, isSecret: Bool) {
      switch value {
      case .string(let text):
        if isSecret { secrets.append(text) } else { open.append(text) }
      case .array(let values): for value in values { walk(value, isSecret: false) }
      case .object(let members):
        for member in members {
          open.append(member.name)
          walk(member.value, isSecret: secretMembers.contains(member.name))
        }
      default: break
      }
    }
    walk(root, isSecret: false)
    return (secrets, open)
  }

  /// The files of token caches: what is understood is still there after a renewal and after writing.
  static func tokens(_ bytes: [UInt8]) {
    guard let root = try? JSONReader.read(bytes), case .object(let raw) = root else { return }
    let members = LoginKey.replaced(raw)
    for document in [CredentialsDocument.metadata, .portal] {
      guard let credentials = try? document.read(root, source: "x") else { continue }
      if !CredentialsDocument.isHeaderWord(credentials.accessKeyID) { fail("a key fits into a header") }
    }
    if let token = IdentityCenterToken(members) {
      _ = token.refresh(at: now)
      if let next = token.refreshed(root, settings: settings, at: now) {
        if next.secondsLeft(at: now) < 0 { fail("a renewed token lasts for a while") }
        reread(next.members) { IdentityCenterToken($0)?.expiresAt == next.expiresAt }
      }
    }
    guard let token = try? LoginToken(members, source: "x") else { return }
    if let next = token.refreshed(root, at: now) {
      reread(next.members) { (try? LoginToken($0, source: "x"))?.expiresAt == next.expiresAt }
    }
  }

  private static func reread(_ members: [JSONValue.Member], _ isSame: ([JSONValue.Member]) -> Bool) {
    let text = Array(JSONValue.object(members).text.utf8)
    guard case .object(let again)? = try? JSONReader.read(text), isSame(again) else {
      fail("a token that is written reads the same")
    }
  }

  private static let settings = IdentityCenterSettings(
    startURL: "https://x/start", region: "eu-west-1", accountID: "111122223333", roleName: "R",
    sessionName: "corp")
}
