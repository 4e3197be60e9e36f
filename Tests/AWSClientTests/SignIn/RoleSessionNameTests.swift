import Testing

@testable import AWSClient

/// The name of a session that the person has not named.
@Suite struct RoleSessionNameTests {
  /// To AWS another name is another caller, and a policy judged for one caller is not sent by another.
  @Test(arguments: [
    (
      "AssumeRole",
      "source_profile = base\n[profile base]\naws_access_key_id = AKID\naws_secret_access_key = s\n"
    ),
    ("AssumeRoleWithWebIdentity", "web_identity_token_file = /token\n"),
  ])
  func aRenewedSessionHasTheSameName(_ operation: String, _ way: String) async throws {
    let transport = ScriptedTransport([
      STSAnswers.role(operation, id: "ASIAFIRST"),
      STSAnswers.role(operation, id: "ASIASECOND", expiration: "2026-09-21T16:13:20Z"),
    ])
    let scene = SignInScene(
      config: "[profile me]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/Admin\n" + way,
      files: ["/token": "a-token"], profile: "me", transport: transport)
    let signIn = try scene.signIn()
    #expect(try await signIn.credentials().accessKeyID == "ASIAFIRST")
    scene.pass(58 * 60)
    #expect(try await signIn.credentials().accessKeyID == "ASIASECOND")
    let names = transport.requests.map { STSAnswers.form($0)["RoleSessionName"] }
    #expect(names.count == 2)
    #expect(names[0]?.hasPrefix("kmscope-") == true)
    #expect(names[0] == names[1])
  }
}
