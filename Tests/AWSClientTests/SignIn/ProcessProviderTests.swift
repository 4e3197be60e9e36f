import FoundationEssentials
import Testing

@testable import AWSClient

/// `credential_process`: what is run, what is read, and what is said when it does not work.
@Suite struct ProcessProviderTests {
  static let config = """
    [profile p]
    region = eu-west-1
    credential_process = /opt/get-keys --token=abc123 'for me' #1
    aws_account_id = 111122223333
    """

  static func scene(_ output: String, error: String = "", status: Int32 = 0) -> SignInScene {
    SignInScene(
      config: config, profile: "p",
      output: { _ throws(AWSError) in
        ProcessOutput(
          exitStatus: status, standardOutput: Array(output.utf8), standardError: Array(error.utf8))
      })
  }

  @Test func theCommandIsRunWordByWord() async throws {
    let scene = Self.scene(#"{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s"}"#)
    let credentials = try await scene.signIn().credentials()
    #expect(scene.commands.withLock { $0 } == [["/opt/get-keys", "--token=abc123", "for me", "#1"]])
    #expect(credentials.source == "command (profile p)")
    #expect(PlainCredentials(credentials) == PlainCredentials(id: "A", secret: "s", account: "111122223333"))
  }

  // 2026-11-22T10:00:00Z is `date -u -d 2026-11-22T10:00:00Z +%s`.
  @Test(arguments: [
    "2026-11-22T10:00:00Z", "2026-11-22T10:00:00+00:00", "2026-11-22 12:00:00+02:00",
    "2026-11-22T10:00:00+0000",
    "2026-11-22T10:00:00.123456Z", "2026-11-22T10:00Z", "2026-11-22 12:00+02:00", "2026-11-22T12:00+0200",
    "20261122T100000Z", "20261122T120000+0200", "20261122T100000.5Z",
  ])
  func allMembersAreRead(_ expiration: String) async throws {
    let scene = Self.scene(
      """
      {"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s", "SessionToken": "t",
       "Expiration": "\(expiration)", "AccountId": "444455556666", "More": [1]}
      """)
    #expect(
      PlainCredentials(try await scene.signIn().credentials())
        == PlainCredentials(id: "A", secret: "s", token: "t", account: "444455556666", expiry: 1_795_341_600))
  }

  @Test(arguments: [
    ("", "not a JSON object"), ("[]", "not a JSON object"), ("{", "not a JSON object"),
    ("\u{FF}{}", "not a JSON object"), ("{}", "\"Version\": 1"),
    (#"{"Version": "1", "AccessKeyId": "A", "SecretAccessKey": "hidden9"}"#, "\"Version\": 1"),
    (#"{"Version": 2, "AccessKeyId": "A", "SecretAccessKey": "hidden9"}"#, "\"Version\": 1"),
    (#"{"Version": 1, "SecretAccessKey": "hidden9"}"#, "no AccessKeyId"),
    (#"{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": ""}"#, "no SecretAccessKey"),
    (#"{"Version": 1, "AccessKeyId": 5, "SecretAccessKey": "hidden9"}"#, "no AccessKeyId"),
    (
      #"{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "hidden9", "Expiration": "soon"}"#,
      "Expiration that is no time"
    ),
    (
      #"{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "hidden9", "Expiration": 7}"#,
      "Expiration that is no time"
    ),
  ])
  func whatItShouldNotPrintIsNamedButNotShown(_ output: String, _ says: String) async throws {
    let signIn = try Self.scene(output).signIn()
    let error = try #require(
      await TestClient.failure { () throws(AWSError) in try await signIn.credentials() })
    #expect(error.code == "InvalidProcessOutput")
    #expect(error.message.contains("profile p"))
    #expect(error.message.contains(says), "\(error.message)")
    #expect(!error.sentences.contains("hidden9"))
    #expect(!error.sentences.contains("abc123"))
  }

  @Test func whatItSaidLastIsShownSafely() async throws {
    let said = "one\ntwo\nthree \u{1B}[31mred\u{7}\n\nbad token abc123 \u{202E}for me\nlast --token=abc123\n"
    let signIn = try Self.scene("", error: said, status: 2).signIn()
    let error = try #require(
      await TestClient.failure { () throws(AWSError) in try await signIn.credentials() })
    #expect(error.code == "ProcessFailed")
    #expect(
      error.message
        == "The credential_process of profile p failed (status 2): three  [31mred / bad token …  … / last …")
    #expect(signIn.trace.steps[6].outcome == .failed)
  }

  // A command line within the command line; a long argument of which the end alone would be kept; parts in quotes.
  @Test(arguments: [
    ("sh -c \"echo bad token HUSHTOKEN1 >&2; exit 3\"", "bad token HUSHTOKEN1\n"),
    ("sh -c 'get --key=\"HUSHTOKEN2 x\"'", "key HUSHTOKEN2 refused\n"),
    (
      "get --token " + String(repeating: "HUSH", count: 2000),
      "no " + String(repeating: "HUSH", count: 2000) + "\n"
    ),
    ("get HUSHTOKEN3", String(repeating: "HUSHTOKEN3 ", count: 20_000)),
    ("sh -c 'curl https://me:HUSHTOKEN4@host'", "user me, password HUSHTOKEN4\n"),
  ])
  func noPartOfAnArgumentIsShown(_ command: String, _ said: String) async throws {
    let scene = SignInScene(
      config: "[profile p]\nregion = eu-west-1\ncredential_process = \(command)\n", profile: "p",
      output: { _ throws(AWSError) in
        ProcessOutput(exitStatus: 3, standardOutput: [], standardError: Array(said.utf8))
      })
    let signIn = try scene.signIn()
    let error = try #require(
      await TestClient.failure { () throws(AWSError) in try await signIn.credentials() })
    #expect(error.code == "ProcessFailed")
    #expect(!error.sentences.contains("HUSH"))
  }

  @Test func theLastLinesOfALongSpeechAreShown() async throws {
    let said = String(repeating: "a line\n", count: 20_000) + "the end\n"
    let signIn = try Self.scene("", error: said, status: 1).signIn()
    let error = await TestClient.failure { () throws(AWSError) in try await signIn.credentials() }
    #expect(error?.message.hasSuffix(": a line / a line / the end") == true)
  }

  @Test(.timeLimit(.minutes(1))) func theCommandOfASignInThatIsGoneIsEnded() async throws {
    let (started, starting) = AsyncStream<Void>.makeStream()
    let (ended, ending) = AsyncStream<Void>.makeStream()
    let scene = SignInScene(
      config: Self.config, profile: "p",
      output: { _ throws(AWSError) in
        let (never, hold) = AsyncStream<Void>.makeStream()
        starting.yield()
        await withTaskCancellationHandler {
          for await _ in never {}
        } onCancel: {
          hold.finish()
          ending.yield()
        }
        throw AWSError(.cancelled, code: "Cancelled", message: "Cancelled.")
      })
    let asking = Task { [signIn = try scene.signIn()] in _ = try? await signIn.credentials() }
    for await _ in started { break }
    asking.cancel()
    await asking.value
    for await _ in ended { break }
    #expect(scene.commands.withLock { $0.count } == 1)
  }

  @Test func silenceIsAnEndToo() async throws {
    let signIn = try Self.scene("", status: 1).signIn()
    let error = await TestClient.failure { () throws(AWSError) in try await signIn.credentials() }
    #expect(error?.message == "The credential_process of profile p failed (status 1).")
  }
}
