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
    [profile inconfig]
    aws_access_key_id = AKIDCONFIG
    aws_secret_access_key = inconfig
    [profile often]
    max_attempts = often
    [profile local]
    max_attempts = 5
    services = local
    endpoint_url = http://127.0.0.1:1
    [services local]
    kms =
      endpoint_url = http://127.0.0.1:4566
    [profile private]
    region = eu-west-1
    ca_bundle = /p
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
      _ = try resolve(options, environment)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    (AWSConfiguration.Options(), [:], "default", false),
    (AWSConfiguration.Options(profile: "prod"), ["AWS_PROFILE": "local"], "prod", true),
    (AWSConfiguration.Options(), ["AWS_PROFILE": "prod", "AWS_DEFAULT_PROFILE": "local"], "prod", false),
    (AWSConfiguration.Options(), ["AWS_PROFILE": "", "AWS_DEFAULT_PROFILE": "prod"], "prod", false),
    (AWSConfiguration.Options(profile: "", region: ""), [:], "default", false),
  ])
  func theProfileComesFromFlagOrEnvironment(
    _ options: AWSConfiguration.Options, _ environment: [String: String], _ profile: String, _ isFlagged: Bool
  ) throws {
    let found = try Self.resolve(options, environment)
    #expect(found.profile == profile)
    #expect(found.isProfileFlagged == isFlagged)
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
    (["REQUESTS_CA_BUNDLE": "/r", "CURL_CA_BUNDLE": "/c", "SSL_CERT_FILE": "/s"], "/r"),
    (["AWS_CA_BUNDLE": "/a", "REQUESTS_CA_BUNDLE": "/r"], "/a"),
    (["AWS_PROFILE": "private", "REQUESTS_CA_BUNDLE": "/r"], "/p"),
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
      environment: ["AWS_MAX_ATTEMPTS": "0"], kind: .configuration, code: "InvalidMaxAttempts",
      says: "AWS_MAX_ATTEMPTS", hints: "from 1"),
    Refusal(
      environment: ["AWS_MAX_ATTEMPTS": "many"], kind: .configuration, code: "InvalidMaxAttempts",
      says: "AWS_MAX_ATTEMPTS", hints: "from 1"),
    Refusal(
      options: .init(profile: "often", region: "us-east-1"), kind: .configuration, code: "InvalidMaxAttempts",
      says: "max_attempts of profile often in ~/.aws/config", hints: "from 1"),
    Refusal(
      environment: ["AWS_RETRY_MODE": "brave"], kind: .configuration, code: "InvalidRetryMode",
      says: "AWS_RETRY_MODE", hints: "standard"),
  ])
  func whatIsMissingGetsItsOwnSentence(_ refusal: Refusal) throws {
    let error = try #require(Self.failure(refusal.options, refusal.environment))
    #expect(error.kind == refusal.kind)
    #expect(error.code == refusal.code)
    #expect(error.message.contains(refusal.says))
    #expect(error.hint.contains(refusal.hints))
  }

  @Test(arguments: [
    (AWSConfiguration.Options(), [:], 3), (AWSConfiguration.Options(), ["AWS_MAX_ATTEMPTS": "7"], 7),
    (AWSConfiguration.Options(profile: "local", region: "us-east-1"), [:], 5),
    (
      AWSConfiguration.Options(profile: "local", region: "us-east-1"),
      ["AWS_MAX_ATTEMPTS": "1", "AWS_RETRY_MODE": "Adaptive"], 1
    ),
  ])
  func attemptsComeFromEnvironmentOrProfile(
    _ options: AWSConfiguration.Options, _ environment: [String: String], _ attempts: Int
  ) throws {
    #expect(try Self.resolve(options, environment).maxAttempts == attempts)
  }

  @Test(arguments: [
    ([:], "us-west-2", "us-west-2"), (["AWS_REGION": "eu-north-1"], "us-west-2", "eu-north-1"),
  ])
  func theInstanceNamesTheRegionWhenNobodyElseDoes(
    _ environment: [String: String], _ instance: String, _ region: String
  ) throws {
    let found = try AWSConfiguration.resolve(
      options: .init(), environment: environment, readFile: { _ in .missing }, instanceRegion: instance)
    #expect(found.region == region)
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
