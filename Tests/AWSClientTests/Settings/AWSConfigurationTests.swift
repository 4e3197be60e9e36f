import FoundationEssentials
import Testing

@testable import AWSClient

/// A person's files and variables, and what comes out of them.
@Suite struct AWSConfigurationTests {
  static let config = """
    [default]
    region = eu-central-1
    [profile prod]
    region = eu-west-1
    [profile role]
    role_arn = arn:aws:iam::111122223333:role/Admin
    source_profile = prod
    [profile sso]
    sso_session = corp
    sso_account_id = 111122223333
    sso_role_name = ReadOnly
    [profile legacy-sso]
    sso_start_url = https://corp.example/start
    [profile process]
    credential_process = /bin/get-keys --token abc123
    [profile login]
    login_session = arn:aws:iam::111122223333:user/me
    [profile web]
    role_arn = arn:aws:iam::111122223333:role/Web
    web_identity_token_file = /var/token
    [profile half]
    aws_access_key_id = AKIDHALF
    [profile inconfig]
    aws_access_key_id = AKIDCONFIG
    aws_secret_access_key = inconfig
    [profile local]
    services = local
    endpoint_url = http://127.0.0.1:1
    [services local]
    kms =
      endpoint_url = http://127.0.0.1:4566
    [profile noservices]
    services = gone
    """
  static let credentials = """
    [default]
    aws_access_key_id = AKIDDEFAULT
    aws_secret_access_key = d
    [prod]
    aws_access_key_id = AKIDPROD
    aws_secret_access_key = p
    aws_session_token = t
    [process]
    aws_access_key_id = AKIDPROCESS
    aws_secret_access_key = x
    [local]
    aws_access_key_id = AKIDLOCAL
    aws_secret_access_key = x
    [noservices]
    aws_access_key_id = AKIDLOCAL
    aws_secret_access_key = x
    """
  static let keys = ["AWS_ACCESS_KEY_ID": "AKIDENV", "AWS_SECRET_ACCESS_KEY": "e"]

  static func resolve(
    _ options: AWSConfiguration.Options = .init(), _ environment: [String: String] = [:]
  ) throws(AWSError) -> AWSConfiguration {
    let variables = environment.merging(["HOME": "/home/me"]) { given, _ in given }
    return try AWSConfiguration.resolve(options: options, environment: variables) { path in
      switch path {
      case "/home/me/.aws/config": .bytes(Array(config.utf8))
      case "/home/me/.aws/credentials": .bytes(Array(credentials.utf8))
      case "/home/me/locked": .unreadable("Permission denied")
      default: .missing
      }
    }
  }

  static func failure(
    _ options: AWSConfiguration.Options = .init(), _ environment: [String: String] = [:]
  ) -> AWSError? {
    do {
      _ = try credentials(of: try resolve(options, environment))
      return nil
    } catch {
      return error
    }
  }

  static func credentials(of found: AWSConfiguration) throws(AWSError) -> Credentials {
    try CredentialsResolver(
      environment: found.environment, shared: found.shared, profile: found.profile,
      isProfileFlagged: found.isProfileFlagged
    ).resolve()
  }

  struct Choice: Sendable {
    var options = AWSConfiguration.Options()
    var environment: [String: String] = [:]
    var profile: String
    var accessKey: String
    var source: String
  }

  @Test(arguments: [
    Choice(profile: "default", accessKey: "AKIDDEFAULT", source: "profile default in ~/.aws/credentials"),
    Choice(environment: keys, profile: "default", accessKey: "AKIDENV", source: "environment"),
    Choice(
      options: .init(profile: "prod"), environment: keys, profile: "prod", accessKey: "AKIDPROD",
      source: "profile prod in ~/.aws/credentials"),
    Choice(
      environment: keys.merging(["AWS_PROFILE": "prod"]) { $1 }, profile: "prod", accessKey: "AKIDENV",
      source: "environment"),
    Choice(
      environment: ["AWS_PROFILE": "prod", "AWS_DEFAULT_PROFILE": "inconfig"], profile: "prod",
      accessKey: "AKIDPROD", source: "profile prod in ~/.aws/credentials"),
    Choice(
      environment: ["AWS_PROFILE": "", "AWS_DEFAULT_PROFILE": "inconfig", "AWS_REGION": "us-east-1"],
      profile: "inconfig", accessKey: "AKIDCONFIG", source: "profile inconfig in ~/.aws/config"),
    Choice(
      environment: ["AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""], profile: "default",
      accessKey: "AKIDDEFAULT", source: "profile default in ~/.aws/credentials"),
    // As in the AWS CLI, keys of the credentials file come before the command, the command before those of config.
    Choice(
      options: .init(profile: "process", region: "us-east-1"), profile: "process", accessKey: "AKIDPROCESS",
      source: "profile process in ~/.aws/credentials"),
    Choice(
      options: .init(profile: "", region: ""), profile: "default", accessKey: "AKIDDEFAULT",
      source: "profile default in ~/.aws/credentials"),
  ])
  func credentialsComeFromTheFirstThatHasThem(_ choice: Choice) throws {
    let found = try Self.resolve(choice.options, choice.environment)
    #expect(found.profile == choice.profile)
    let credentials = try Self.credentials(of: found)
    #expect(credentials.accessKeyID == choice.accessKey)
    #expect(credentials.source == choice.source)
  }

  @Test func aSessionTokenAndItsEndComeAlong() throws {
    let prod = try Self.credentials(of: try Self.resolve(.init(profile: "prod")))
    #expect(prod.sessionToken?.withBytes { Array($0) } == Array("t".utf8))
    let environment = Self.keys.merging([
      "AWS_SESSION_TOKEN": "tok", "AWS_CREDENTIAL_EXPIRATION": "2026-11-21T10:00:00+00:00",
    ]) { $1 }
    let session = try Self.credentials(of: try Self.resolve(.init(), environment))
    #expect(session.sessionToken?.withBytes { Array($0) } == Array("tok".utf8))
    // `date -u -d 2026-11-21T10:00:00Z +%s`
    #expect(session.expiration?.timeIntervalSince1970 == 1_795_255_200)
  }

  @Test(arguments: [
    (AWSConfiguration.Options(), [:], "eu-central-1"),
    (AWSConfiguration.Options(profile: "prod"), [:], "eu-west-1"),
    (AWSConfiguration.Options(), ["AWS_DEFAULT_REGION": "us-west-2"], "us-west-2"),
    (
      AWSConfiguration.Options(), ["AWS_DEFAULT_REGION": "us-west-2", "AWS_REGION": "us-east-1"], "us-east-1"
    ),
    (AWSConfiguration.Options(region: "sa-east-1"), ["AWS_REGION": "us-east-1"], "sa-east-1"),
    (AWSConfiguration.Options(), ["AWS_REGION": ""], "eu-central-1"),
  ])
  func theRegionComesFromFlagEnvironmentProfile(
    _ options: AWSConfiguration.Options, _ environment: [String: String], _ region: String
  ) throws {
    let found = try Self.resolve(options, environment)
    #expect(found.region == region)
    #expect(try found.endpoint(.kms).url.text == "https://kms.\(region).amazonaws.com/")
    #expect(try found.endpoint(.sts).url.text == "https://sts.\(region).amazonaws.com/")
    #expect(found.curlSettings.plainHTTPHosts.isEmpty)
  }

  @Test(arguments: [
    (nil, ["AWS_ENDPOINT_URL": "http://a:1"], "http://a:1/", "http://a:1/"),
    (
      nil, ["AWS_ENDPOINT_URL": "http://a:1", "AWS_ENDPOINT_URL_KMS": "http://k:1"], "http://k:1/",
      "http://a:1/"
    ),
    (
      nil, ["AWS_ENDPOINT_URL_STS": "http://s:1"], "https://kms.eu-west-1.amazonaws.com/", "http://s:1/"
    ),
    ("http://f:1", ["AWS_ENDPOINT_URL_KMS": "http://k:1"], "http://f:1/", "http://f:1/"),
    ("http://f:1/base", ["AWS_ENDPOINT_URL_STS": "http://s:1"], "http://f:1/base", "http://s:1/"),
    (
      "https://vpce-1.kms.eu-west-1.vpce.amazonaws.com", [:],
      "https://vpce-1.kms.eu-west-1.vpce.amazonaws.com/",
      "https://sts.eu-west-1.amazonaws.com/"
    ),
    (
      nil, ["AWS_ENDPOINT_URL": "http://a:1", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "TRUE"],
      "https://kms.eu-west-1.amazonaws.com/", "https://sts.eu-west-1.amazonaws.com/"
    ),
    (
      "http://f:1", ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"], "http://f:1/", "http://f:1/"
    ),
  ])
  func theEndpointComesFromFlagVariableOrRegion(
    _ flag: String?, _ environment: [String: String], _ kms: String, _ sts: String
  ) throws {
    let found = try Self.resolve(.init(profile: "prod", endpointURL: flag), environment)
    #expect(try found.endpoint(.kms).url.text == kms)
    #expect(try found.endpoint(.sts).url.text == sts)
  }

  @Test func aProfileCanNameEndpointsForServicesAndForAll() throws {
    let found = try Self.resolve(.init(profile: "local", region: "us-east-1"))
    #expect(try found.endpoint(.kms).url.text == "http://127.0.0.1:4566/")
    #expect(try found.endpoint(.sts).url.text == "http://127.0.0.1:1/")
  }

  @Test func plainHTTPIsAllowedForHostsThatWereNamedWithIt() throws {
    let found = try Self.resolve(.init(endpointURL: "http://emulator.test:4566"))
    #expect(found.curlSettings.plainHTTPHosts == ["emulator.test"])
  }

  @Test(arguments: [
    (["AWS_CA_BUNDLE": "/a", "CURL_CA_BUNDLE": "/c", "SSL_CERT_FILE": "/s"], "/a"),
    (["AWS_CA_BUNDLE": "", "CURL_CA_BUNDLE": "/c", "SSL_CERT_FILE": "/s"], "/c"),
    (["SSL_CERT_FILE": "/s"], "/s"), ([:], nil),
  ])
  func theCertificateFileIsTheOneCurlAndAWSUsersSet(_ environment: [String: String], _ bundle: String?) throws
  {
    #expect(try Self.resolve(.init(), environment).curlSettings.caBundle == bundle)
  }

  struct Refusal: Sendable {
    var options = AWSConfiguration.Options()
    var environment: [String: String] = [:]
    var kind: AWSError.Kind
    var code: String
    var says: String
    var hints: String
  }

  @Test(arguments: [
    Refusal(
      options: .init(profile: "prd"), kind: .configuration, code: "UnknownProfile",
      says: "Profile prd is neither",
      hints: "prod"),
    Refusal(
      environment: keys.merging(["AWS_PROFILE": "nosuch"]) { $1 }, kind: .configuration,
      code: "UnknownProfile",
      says: "nosuch", hints: "default"),
    Refusal(
      options: .init(profile: "inconfig"), kind: .configuration, code: "NoRegion", says: "No AWS Region",
      hints: "--region"),
    Refusal(
      options: .init(region: "x.evil.example/"), kind: .configuration, code: "InvalidRegion",
      says: "--region",
      hints: "eu-west-1"),
    Refusal(
      environment: ["AWS_REGION": "EU WEST"], kind: .configuration, code: "InvalidRegion", says: "AWS_REGION",
      hints: "eu-west-1"),
    Refusal(
      options: .init(endpointURL: "kms.local:4566"), kind: .configuration, code: "InvalidEndpoint",
      says: "--endpoint-url", hints: "http://host:port"),
    Refusal(
      environment: ["AWS_ENDPOINT_URL_KMS": "http://a@b/"], kind: .configuration, code: "InvalidEndpoint",
      says: "AWS_ENDPOINT_URL_KMS", hints: "without user name"),
    Refusal(
      options: .init(endpointURL: "http://127.0.0.1:1"), environment: ["AWS_USE_FIPS_ENDPOINT": "true"],
      kind: .configuration, code: "ConflictingEndpoint", says: "FIPS", hints: "Remove"),
    Refusal(
      options: .init(profile: "noservices", region: "us-east-1"), kind: .configuration,
      code: "UnknownServices",
      says: "gone", hints: "[services gone]"),
    Refusal(
      environment: ["AWS_CONFIG_FILE": "~/locked"], kind: .configuration, code: "UnreadableFile",
      says: "~/locked cannot be read: Permission denied", hints: "AWS_CONFIG_FILE"),
    Refusal(
      environment: ["HOME": "/elsewhere", "AWS_REGION": "eu-west-1"], kind: .credentials,
      code: "NoCredentials",
      says: "neither in the environment nor in profile default", hints: "aws configure"),
    Refusal(
      environment: ["AWS_ACCESS_KEY_ID": "AKID"], kind: .credentials, code: "PartialCredentials",
      says: "one half",
      hints: "AWS_SECRET_ACCESS_KEY"),
    Refusal(
      options: .init(profile: "half", region: "us-east-1"), kind: .credentials, code: "PartialCredentials",
      says: "Profile half in ~/.aws/config", hints: "aws_secret_access_key"),
    Refusal(
      environment: [
        "HOME": "/elsewhere", "AWS_REGION": "eu-west-1", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/x",
      ], kind: .credentials, code: "NoCredentials", says: "container", hints: "--profile"),
  ])
  func whatIsMissingGetsItsOwnSentence(_ refusal: Refusal) throws {
    let error = try #require(Self.failure(refusal.options, refusal.environment))
    #expect(error.kind == refusal.kind)
    #expect(error.code == refusal.code)
    #expect(error.message.contains(refusal.says))
    #expect(error.hint.contains(refusal.hints))
  }

  @Test(arguments: [
    ("role", "role_arn"), ("sso", "sso_session"), ("legacy-sso", "sso_start_url"), ("login", "login_session"),
    ("web", "web_identity_token_file"),
  ])
  func aMechanismOfALaterVersionIsNamedWithTheWayAround(_ profile: String, _ mechanism: String) throws {
    let error = try #require(Self.failure(.init(profile: profile, region: "us-east-1")))
    #expect(error.kind == .credentials)
    #expect(error.message.contains(mechanism))
    #expect(error.hint.contains("aws configure export-credentials --profile \(profile) --format env"))
  }

  @Test func theArgumentsOfACommandAreNeverShown() throws {
    let config = "[profile p]\ncredential_process = get --token abc123\n"
    do throws(AWSError) {
      let found = try AWSConfiguration.resolve(
        options: .init(profile: "p", region: "us-east-1"), environment: ["HOME": "/h"]
      ) { $0 == "/h/.aws/config" ? .bytes(Array(config.utf8)) : .missing }
      _ = try Self.credentials(of: found)
      Issue.record("the command was taken for credentials")
    } catch {
      #expect(error.message.contains("credential_process"))
      #expect(!(error.message + error.hint).contains("abc123"))
    }
  }

  @Test func aBrokenLineIsNamedWithFileAndNumber() throws {
    do throws(AWSError) {
      _ = try AWSConfiguration.resolve(options: .init(), environment: ["HOME": "/h"]) { path in
        path == "/h/.aws/credentials" ? .bytes(Array("[default]\naws_access_key_id AKID\n".utf8)) : .missing
      }
      Issue.record("the broken file was accepted")
    } catch {
      #expect(error.message == "~/.aws/credentials, line 2: a property needs an '=' sign.")
    }
  }
}
