import Testing

@testable import AWSClient

/// Why these credentials: every provider in order, with what it had to say.
@Suite struct SignInTraceTests {
  typealias Step = SignInTrace.Step

  @Test func anEmptyMachineHasNothing() async throws {
    let refused = ScriptedTransport([.lost(.connectionRefused), .lost(.connectionRefused)])
    let signIn = try SignInScene(transport: refused).signIn()
    let before = signIn.trace
    #expect(before.steps.count == 10)
    #expect(before.steps.dropLast().allSatisfy { $0.outcome == .absent })
    #expect(before.steps[0] == Step("environment", .absent, "no AWS_ACCESS_KEY_ID"))
    #expect(before.steps[1] == Step("assumed role", .absent, "no role_arn in profile default"))
    #expect(
      before.steps[4]
        == Step(
          "access keys in ~/.aws/credentials", .absent,
          "no access key of profile default in ~/.aws/credentials"))
    #expect(before.steps[9] == Step("instance metadata", .used, "nothing else gives credentials"))
    let error = await TestClient.failure { () throws(AWSError) in try await signIn.credentials() }
    #expect(error?.code == "NoCredentials")
    #expect(error?.kind == .credentials)
    #expect(signIn.trace.steps[9].outcome == .absent)
    #expect(signIn.refreshError == error)
  }

  @Test func whatComesLaterIsSaidToo() async throws {
    let scene = SignInPlanTests.scene(
      profile: "process", SignInPlanTests.keys.merging(SignInPlanTests.container) { $1 })
    let signIn = try scene.signIn()
    _ = try await signIn.credentials()
    #expect(
      signIn.trace.steps == [
        Step("environment", .skipped, "AWS_ACCESS_KEY_ID is set, but --profile process comes first"),
        Step("assumed role", .absent, "no role_arn in profile process"),
        Step("web identity", .absent, "no AWS_WEB_IDENTITY_TOKEN_FILE and no web_identity_token_file"),
        Step("IAM Identity Center", .absent, "no sso_account_id in profile process"),
        Step(
          "profile process in ~/.aws/credentials", .used,
          "aws_access_key_id of profile process in ~/.aws/credentials"),
        Step("aws login", .absent, "no login_session in profile process"),
        Step(
          "command (credential_process)", .skipped,
          "credential_process of profile process in ~/.aws/config, which comes later"),
        Step(
          "access keys in ~/.aws/config", .skipped,
          "aws_access_key_id of profile process in ~/.aws/config, which comes later"),
        Step("container", .skipped, "AWS_CONTAINER_CREDENTIALS_… is set, which comes later"),
        Step("instance metadata", .skipped, "not asked"),
      ])
  }

  @Test func aRoleNamesWhatItStandsOn() throws {
    let deep = try SignInPlanTests.scene(profile: "deep").signIn().trace.steps[1]
    #expect(deep.provider == "role Deep (profile deep)")
    #expect(
      deep.detail
        == "role_arn of profile deep in ~/.aws/config, with credentials of role Admin (profile role)")
    let role = try SignInPlanTests.scene(profile: "role").signIn().trace.steps[1]
    #expect(role.detail.hasSuffix("with credentials of profile prod in ~/.aws/credentials"))
  }

  /// Of the instance itself, and of a role that is assumed with its credentials.
  @Test(arguments: [
    ("", 9, "nothing else gives credentials"),
    (
      "[default]\nrole_arn = arn:aws:iam::111122223333:role/Top\ncredential_source = Ec2InstanceMetadata\n",
      1,
      "role_arn of profile default in ~/.aws/config, with credentials of instance metadata"
    ),
  ])
  func versionOneOfTheMetadataServiceIsSaid(_ config: String, _ index: Int, _ detail: String) async throws {
    let metadata = InstanceMetadataProviderTests.self
    let scene = SignInScene(
      config: config,
      transport: ScriptedTransport([
        metadata.late, metadata.role, metadata.keys, STSAnswers.role(id: "ASIATOP"),
      ]))
    let signIn = try scene.signIn()
    _ = try await signIn.credentials()
    let step = signIn.trace.steps[index]
    #expect(step.outcome == .used)
    #expect(
      step.detail
        == detail + "; version 1 of the metadata service was asked, because it handed out no session token "
        + "within 1 second (as for containers where its hop limit is 1)")
  }

  @Test func aProviderThatFailsEndsTheSearch() async throws {
    // The role cannot be had, and the keys beside it are not taken instead.
    let scene = SignInScene(
      config: """
        [profile p]
        role_arn = arn:aws:iam::111122223333:role/Admin
        source_profile = p
        aws_access_key_id = A
        aws_secret_access_key = s
        """, profile: "p", transport: ScriptedTransport([STSAnswers.refusal("AccessDenied", "No way.")]))
    let signIn = try scene.signIn()
    #expect(signIn.trace.steps[1].outcome == .used)
    await #expect(throws: AWSError.self) { try await signIn.credentials() }
    #expect(signIn.trace.steps[1] == Step("role Admin (profile p)", .failed, "No way"))
    #expect(signIn.trace.steps[7].outcome == .skipped)
  }

  @Test func aFaultInTheFilesIsAFailedStep() throws {
    let signIn = try SignInScene(
      config: "[profile p]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = gone",
      profile: "p"
    ).signIn()
    let step = signIn.trace.steps[1]
    #expect(step.provider == "role Admin (profile p)")
    #expect(step.outcome == .failed)
    #expect(step.detail.contains("gone, which does not exist"))
    #expect(signIn.plan.source == "role Admin (profile p)")
    #expect(signIn.plan.kind == .role)
  }

  @Test func laterFaultsDoNotMatter() throws {
    let signIn = try SignInScene(
      config: "[default]\nrole_arn = arn:r\nsource_profile = gone", environment: SignInPlanTests.keys
    ).signIn()
    try signIn.check()
    #expect(signIn.trace.steps[0].outcome == .used)
    #expect(signIn.trace.steps[1].outcome == .skipped)
    #expect(signIn.trace.steps[1].detail.hasSuffix(", which comes later"))
  }
}
