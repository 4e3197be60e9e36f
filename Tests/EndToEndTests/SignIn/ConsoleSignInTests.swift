import Foundation
import ProgramSupport
import PseudoTerminalSupport
import Testing

/// Signing in from within the console: codes, expired logins, other profiles.
@Suite("The console signs in", .serialized, .timeLimit(.minutes(2)))
struct ConsoleSignInTests {
  /// A console with stand-ins for every service behind a sign-in, and an account without keys.
  private struct Place {
    let server: SignInServer
    let kms: AnsweringServer

    init() async throws {
      server = try await SignInServer(try Home())
      kms = try await AnsweringServer("empty")
    }

    func open(_ arguments: String..., environment: [String: String] = [:]) throws -> Console {
      let services = server.environment.merging(
        ["AWS_ENDPOINT_URL_KMS": "http://127.0.0.1:\(kms.port)"], uniquingKeysWith: { _, new in new })
      return try Console(
        arguments + ["--quiet"], home: server.home,
        environment: services.merging(environment) { _, new in new }, columns: 140)
    }

    func stop() async throws {
      try await server.stop()
      try await kms.stop()
    }
  }

  @Test func theCodeOfAnMFADeviceIsAskedInADialogAndAgainWhenItIsWrong() async throws {
    let place = try await Place()
    try place.server.home.write(WhoamiTests.withMFA, to: ".aws/config")
    try place.server.home.write(WhoamiTests.base, to: ".aws/credentials")
    let console = try place.open("--profile", "top")
    try await console.showsDialog("┌ Code of your MFA device ")
    console.type("000000")
    try await console.shows("••••••")
    console.press(.enter)
    try await console.shows("invalid MFA one time pass code")
    try await console.showsDialog("┌ Code of your MFA device ")
    console.type("123456")
    try await console.shows("••••••")
    #expect(!console.screen.text.contains("123456"))
    console.press(.enter)
    try await console.shows("(111122223333)")
    try await console.shows("via role Top (profile top)")
    #expect(place.server.requests.prefix(2) == ["AssumeRole 000000 AKIABASE", "AssumeRole 123456 AKIABASE"])
    #expect(try await console.quit() == .exited(code: 0))
    try await place.stop()
  }

  @Test func aLoginThatHasExpiredIsRenewedWithoutLeavingTheConsole() async throws {
    let place = try await Place()
    let home = place.server.home
    try home.write(WhoamiTests.identityCenter, to: ".aws/config")
    // What stands in for the AWS CLI: it notes how it was called and leaves a token as `aws sso login` does.
    let script = try home.write(
      """
      #!/bin/sh
      echo "the browser would open now: $*"
      mkdir -p "$HOME/.aws/sso/cache"
      printf '%s' '\(WhoamiTests.token)' > "$HOME/\(WhoamiTests.tokenFile)"
      printf '%s' "$*" > "$HOME/called"
      """, to: "bin/aws")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script)
    let path = "\(home.path)/bin:" + (home.environment["PATH"] ?? "/usr/bin:/bin")
    let console = try place.open("--profile", "dev", environment: ["PATH": path])
    try await console.showsDialog("┌ Sign in again ")
    try await console.shows("NOT SIGNED IN")
    console.press(.tab)
    console.press(.enter)
    try await console.shows("via IAM Identity Center (profile dev)")
    try await console.hides("NOT SIGNED IN")
    #expect(console.terminal.wrote("the browser would open now: sso login --profile dev"))
    #expect(try String(contentsOfFile: "\(home.path)/called", encoding: .utf8) == "sso login --profile dev")
    #expect(try await console.quit() == .exited(code: 0))
    try await place.stop()
  }

  /// A command that fails may leave the terminal in a state where Enter ends no line, and Ctrl-Z must not stop it for good.
  @Test func aCommandThatFailsGivesTheConsoleBack() async throws {
    let place = try await Place()
    let home = place.server.home
    try home.write(WhoamiTests.identityCenter, to: ".aws/config")
    let script = try home.write(
      "#!/bin/sh\nstty raw -echo\necho it goes wrong\nread -r line\nexit 3\n", to: "bin/aws")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script)
    let path = "\(home.path)/bin:" + (home.environment["PATH"] ?? "/usr/bin:/bin")
    let console = try place.open("--profile", "dev", environment: ["PATH": path])
    try await console.showsDialog("┌ Sign in again ")
    console.press(.tab)
    console.press(.enter)
    try await console.shows("it goes wrong")
    console.press(.control("z"))
    console.type("\n")
    try await console.shows("It ended with status 3. Press Enter to go back to kmscope.")
    console.press(.enter)
    try await console.says("aws sso login --profile dev ended with status 3.")
    #expect(try await console.quit() == .exited(code: 0))
    try await place.stop()
  }

  @Test func aSwitchToAnotherProfileIsRemembered() async throws {
    let place = try await Place()
    try place.server.home.write(
      """
      [profile top]
      role_arn = arn:aws:iam::111122223333:role/Top
      source_profile = base
      region = eu-central-1
      [profile zebra]
      role_arn = arn:aws:iam::111122223333:role/Zebra
      source_profile = base
      region = us-east-1
      """, to: ".aws/config")
    try place.server.home.write(WhoamiTests.base, to: ".aws/credentials")
    // A Region in the environment would go before those of the profiles.
    let console = try place.open(
      "--profile", "base", "--region", "eu-west-1", environment: ["AWS_REGION": ""])
    try await console.shows("(111122223333)")
    console.type("p")
    try await console.showsDialog("┌ Switch to another profile ")
    try await console.shows("zebra · role · us-east-1")
    console.type("zeb")
    try await console.hides("top · role")
    console.press(.enter)
    try await console.shows("via role Zebra (profile zebra)")
    try await console.shows("us-east-1")
    console.type("p")
    try await console.showsDialog("┌ Switch to another profile ")
    // The place one is at was used last and stands first.
    let lines = console.screen.text.split(separator: "\n").map(String.init)
    let zebra = lines.firstIndex { $0.contains("zebra · role") } ?? 0
    let base = lines.firstIndex { $0.contains("base · keys") } ?? 0
    #expect(zebra < base)
    console.press(.escape)
    try await console.hides("┌ Switch to another profile ")
    #expect(try await console.quit() == .exited(code: 0))
    try await place.stop()
  }

  @Test func theLogHasTheCallsThatSignInAndNoSecret() async throws {
    let place = try await Place()
    let home = place.server.home
    try home.write(WhoamiTests.withMFA, to: ".aws/config")
    try home.write(WhoamiTests.base, to: ".aws/credentials")
    let log = "\(home.path)/log"
    let console = try place.open("--profile", "top", "--log-file", log)
    try await console.showsDialog("┌ Code of your MFA device ")
    console.type("123456")
    console.press(.enter)
    try await console.shows("via role Top (profile top)")
    #expect(try await console.quit() == .exited(code: 0))
    let text = try String(contentsOfFile: log, encoding: .utf8)
    for operation in ["sts AssumeRole", "sts GetCallerIdentity", "kms ListKeys"] {
      #expect(text.contains(operation))
    }
    for secret in ["123456", "secret-of", "token-of", "AKIABASE", "ASIATOP", "Signature"] {
      #expect(!text.contains(secret))
    }
    try await place.stop()
  }

  @Test func thePageSaysWhoOneIsAndWhy() async throws {
    let place = try await Place()
    try place.server.home.write(WhoamiTests.base, to: ".aws/credentials")
    let console = try place.open(
      "--profile", "base",
      environment: ["AWS_ACCESS_KEY_ID": "AKIAENV", "AWS_SECRET_ACCESS_KEY": "e"])
    try await console.shows("(111122223333)")
    console.type("w")
    try await console.shows("┌ Who you are ")
    try await console.shows("assumed-role/E2E/AKIABASE")
    try await console.shows("left out: AWS_ACCESS_KEY_ID is set, but --profile base comes first")
    try await console.shows("in use: aws_access_key_id of profile base in ~/.aws/credentials")
    console.press(.escape)
    try await console.hides("┌ Who you are ")
    #expect(try await console.quit() == .exited(code: 0))
    try await place.stop()
  }
}
