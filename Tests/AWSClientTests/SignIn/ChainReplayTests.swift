import FoundationEssentials
import Testing

@testable import AWSClient

/// Whole sign-ins with their recorded HTTP; see Data/credential-chain-smithy-rs/SOURCE.md.
@Suite struct ChainReplayTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var folder: String
    var testDescription: String { folder }
    var path: String { "credential-chain-smithy-rs/\(folder)" }

    /// The suite asks the profile alone there, whatever the environment holds.
    var isProfileOnly: Bool { folder.hasPrefix("profile-provider/") }

    func environment() throws -> [String: String] {
      guard case .object(let members) = try JSONReader.read(Array(TestData.bytes("\(path)/env.json"))) else {
        return [:]
      }
      return Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0.value.string ?? "") })
    }

    func files() throws -> [String: String] {
      let root = TestData.folder.appendingPathComponent("\(path)/fs").path
      var files: [String: String] = [:]
      for name in (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? [] {
        let bytes = try? TestData.bytes("\(path)/fs/\(name)")
        if let bytes { files["/" + name] = String(decoding: bytes, as: UTF8.self) }
      }
      return files
    }

    func exchanges() throws -> [ReplayTransport.Exchange] {
      guard let bytes = try? TestData.bytes("\(path)/http-traffic.json") else { return [] }
      return try ReplayTransport.exchanges(bytes)
    }

    /// Nil when an error is expected.
    func expected() throws -> PlainCredentials? {
      let result = try JSONReader.read(Array(TestData.bytes("\(path)/test-case.json")))["result"]
      guard let result else { throw ReplayTransport.Damaged() }
      guard let ok = result["Ok"] else {
        guard result["ErrorContains"] != nil else { throw ReplayTransport.Damaged() }
        return nil
      }
      return PlainCredentials(
        id: ok["access_key_id"]?.string ?? "", secret: ok["secret_access_key"]?.string ?? "",
        token: ok["session_token"]?.string, account: ok["account_id"]?.string, expiry: ok["expiry"]?.double)
    }
  }

  static let cases = ["default-credential-provider-chain", "profile-provider"].flatMap { set in
    TestData.folders(in: "credential-chain-smithy-rs/\(set)").map { Case(folder: "\(set)/\($0)") }
  }

  /// Where kmscope answers otherwise than the Rust SDK, and why.
  static let different: [String: Comment] = [
    "profile-provider/credential_process":
      "the command has a pipe; the AWS CLI runs commands without a shell, and so does kmscope",
    "profile-provider/credential_process_account_id_fallback":
      "the command has a pipe; the AWS CLI runs commands without a shell, and so does kmscope",
    "default-credential-provider-chain/imds_default_chain_retries":
      "the AWS CLI asks the metadata service once unless AWS_METADATA_SERVICE_NUM_ATTEMPTS says more",
  ]

  /// Recordings made with other inputs than those of their case.
  static let unequalMembers: [String: Set<String>] = [
    "default-credential-provider-chain/web_identity_token_env": ["RoleArn"],
    "default-credential-provider-chain/web_identity_token_profile": ["RoleArn", "WebIdentityToken"],
    "default-credential-provider-chain/web_identity_token_source_profile": ["RoleArn", "WebIdentityToken"],
  ]

  /// Errors after which kmscope asks once more than the Rust SDK.
  static let askingMore: [String: Comment] = [
    "default-credential-provider-chain/imds_token_fail":
      "after status 403 version 1 of the metadata service is tried, unless that is switched off",
    "default-credential-provider-chain/sso_server_error": "status 503 is tried three times",
  ]

  @Test func theWholeSuiteIsHere() {
    #expect(Self.cases.filter { !$0.isProfileOnly }.count == 29)
    #expect(Self.cases.filter(\.isProfileOnly).count == 18)
    let known = Set(Self.cases.map(\.folder))
    #expect(known.isSuperset(of: Self.different.keys))
    #expect(known.isSuperset(of: Self.unequalMembers.keys))
    #expect(known.isSuperset(of: Self.askingMore.keys))
  }

  @Test(arguments: cases) func signsInAsRecorded(_ item: Case) async throws {
    let replay = ReplayTransport(
      try item.exchanges(), unequalMembers: Self.unequalMembers[item.folder] ?? [])
    let outcome = await Self.signIn(try Self.scene(item, replay))
    if let reason = Self.different[item.folder] {
      #expect(throws: AWSError.self, reason) { try outcome.get() }
      return
    }
    #expect(replay.differences == [])
    if let expected = try item.expected() {
      #expect(PlainCredentials(try outcome.get()) == expected)
      #expect(replay.extra == [])
      #expect(replay.unasked == 0)
    } else {
      #expect(throws: AWSError.self) { try outcome.get() }
      #expect(replay.extra.isEmpty == (Self.askingMore[item.folder] == nil) || Self.asksTheInstance(item))
    }
  }

  /// Nothing is configured there, and the instance is asked last; the recording does not have it.
  private static func asksTheInstance(_ item: Case) -> Bool {
    ["empty_config", "invalid_sso_credentials_config", "sso_token", "imds_no_iam_role"]
      .contains { item.folder.hasSuffix("/\($0)") }
  }

  @Test(arguments: ["credential_process", "credential_process_account_id_fallback"])
  func withAShellNamedTheCommandIsRun(_ name: String) async throws {
    let item = Case(folder: "profile-provider/\(name)")
    var files = try item.files()
    files["/home/.aws/config"] = try #require(files["/home/.aws/config"])
      .replacing("credential_process = echo ", with: "credential_process = sh -c 'echo ")
      .replacing("base64 --decode\n", with: "base64 --decode'\n")
    let outcome = await Self.signIn(try Self.scene(item, ReplayTransport([]), files: files))
    #expect(PlainCredentials(try outcome.get()) == (try item.expected()))
  }

  @Test func withTwoAttemptsTheMetadataServiceMayFailOnce() async throws {
    let item = Case(folder: "default-credential-provider-chain/imds_default_chain_retries")
    let replay = ReplayTransport(try item.exchanges())
    let scene = try Self.scene(item, replay, more: ["AWS_METADATA_SERVICE_NUM_ATTEMPTS": "2"])
    #expect(PlainCredentials(try await Self.signIn(scene).get()) == (try item.expected()))
    #expect(replay.differences == [])
    #expect(replay.unasked == 0)
  }

  @Test(arguments: [
    ("profile_name", "correct-sso", "https://ssotest.awsapps.com/start"),
    ("profile_keys", "default", "https://ssotest.awsapps.com/start"),
    ("profile_keys_case_insensitive", "default", "https://ssotest.awsapps.com/start"),
  ])
  func theProfileOfTokensIsFound(_ name: String, _ profile: String, _ startURL: String) throws {
    let item = Case(folder: "default-token-provider-chain/\(name)")
    let found = try Self.scene(item, ReplayTransport([])).configuration()
    #expect(found.profile == profile)
    let session = try #require(found.shared.value("sso_session", of: profile))
    #expect(found.shared.config.ssoSessions[session]?["sso_start_url"] == startURL)
    #expect(found.shared.config.ssoSessions[session]?["sso_region"] == "us-east-2")
    // These profiles give tokens to services that take them, but no credentials.
    let plan = SignIn(configuration: found, tools: try Self.scene(item, ReplayTransport([])).tools).plan
    #expect(plan.isInstanceMetadataOnly)
  }

  static func scene(
    _ item: Case, _ replay: ReplayTransport, files: [String: String]? = nil, more: [String: String] = [:]
  ) throws -> SignInScene {
    let environment = try item.environment().merging(more) { $1 }
    let isEmpty = try item.files().isEmpty
    return SignInScene(
      files: try files ?? item.files(), environment: environment,
      profile: item.isProfileOnly && !isEmpty ? environment["AWS_PROFILE"] ?? "default" : nil,
      // Before the earliest expiry of the suite, 2009-02-13.
      now: Date(timeIntervalSince1970: 1_230_000_000), transport: replay,
      output: { words throws(AWSError) in try await ProcessRunner.run(words) })
  }

  static func signIn(_ scene: SignInScene) async -> Result<Credentials, AWSError> {
    do throws(AWSError) {
      return .success(try await scene.signIn().credentials())
    } catch {
      return .failure(error)
    }
  }
}
