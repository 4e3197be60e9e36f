import Testing

@testable import AWSClient

/// No secret comes out of a sign-in by printing, dumping or reading what it says of itself.
@Suite struct SignInSecrecyTests {
  static let secrets = [
    "hidden-secret", "hidden-token", "hidden-argument", "hidden-jwt", "hidden-cached", "987654",
    "secret-of-ASIANEW", "token-of-ASIANEW",
  ]

  static func scene(_ profile: String, _ transport: any Transport) -> SignInScene {
    SignInScene(
      config: """
        [profile keys]
        aws_access_key_id = A
        aws_secret_access_key = hidden-secret
        aws_session_token = hidden-token
        [profile role]
        role_arn = arn:aws:iam::111122223333:role/Admin
        source_profile = keys
        mfa_serial = arn:aws:iam::111122223333:mfa/me
        [profile process]
        credential_process = get --token hidden-argument
        [profile web]
        role_arn = arn:aws:iam::111122223333:role/Web
        web_identity_token_file = /token
        """, files: ["/token": "hidden-jwt"], profile: profile, transport: transport,
      output: { _ throws(AWSError) in
        ProcessOutput(
          exitStatus: 0, standardOutput: Array("{\"SecretAccessKey\": \"hidden-secret\"".utf8),
          standardError: [])
      }, askMFACode: { _ throws(AWSError) in Secret("987654") })
  }

  static func expectSilence(_ text: String, _ what: Comment) {
    for secret in secrets { #expect(!text.contains(secret), what) }
  }

  @Test(arguments: ["keys", "role", "process", "web"])
  func nothingSaysASecret(_ profile: String) async throws {
    let answers = [
      STSAnswers.refusal("AccessDenied", "MultiFactorAuthentication failed"), STSAnswers.role(id: "ASIANEW"),
    ]
    let signIn = try Self.scene(profile, ScriptedTransport(answers)).signIn()
    var texts: [String] = []
    func look() {
      var dumped = ""
      dump(signIn, to: &dumped)
      var plan = ""
      dump(signIn.plan, to: &plan)
      texts += ["\(signIn)", String(reflecting: signIn), dumped, plan, "\(signIn.trace)", "\(signIn.plan)"]
      texts += ["\(String(describing: signIn.refreshError))", "\(String(describing: signIn.current))"]
      if let current = signIn.current {
        var dumped = ""
        dump(current, to: &dumped)
        texts.append(dumped)
      }
    }
    look()
    if let error = await TestClient.failure({ () throws(AWSError) in try await signIn.credentials() }) {
      texts += ["\(error)", error.sentences]
    }
    look()
    #expect(texts.count >= 16)
    for text in texts { Self.expectSilence(text, "profile \(profile)") }
  }

  @Test func toolsAndConfigurationAreSilentToo() throws {
    let scene = Self.scene("process", ScriptedTransport([]))
    for value in [try scene.configuration(), scene.tools, try scene.search()] as [Any] {
      var dumped = ""
      dump(value, to: &dumped)
      Self.expectSilence(dumped + "\(value)" + String(reflecting: value), "\(type(of: value))")
    }
  }
}
