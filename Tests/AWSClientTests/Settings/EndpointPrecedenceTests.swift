import Testing

@testable import AWSClient

/// AWS's precedence cases for configured endpoints, with kms in the place of s3 and sts in that of dynamodb.
@Suite struct EndpointPrecedenceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var profile: String
    var service: AWSService
    var flag: String?
    var environment: [String: String]
    var expected: String
  }

  static let suite: JSONValue? = {
    let path = "configured-endpoint-urls-botocore/profile-tests.json"
    guard var text = try? TestData.text(path) else { return nil }
    text = text.replacing("dynamodb", with: "sts").replacing("DYNAMODB", with: "STS")
    text = text.replacing("s3", with: "kms").replacing("S3", with: "KMS")
    return (try? JSONReader.read(Array(text.utf8)))?["testSuites"]?.array?.first
  }()

  static let cases: [Case] = (suite?["endpointUrlTests"]?.array ?? []).compactMap { item in
    guard let name = item["name"]?.string, let profile = item["profile"]?.string,
      let service = item["service"]?.string.flatMap(AWSService.init), let output = item["output"],
      let expected = output["endpointUrl"]?.string,
      let environment = suite?["environments"]?[item["environment"]?.string ?? ""],
      let client = suite?["client_configs"]?[item["client_config"]?.string ?? ""]
    else { return nil }
    var variables = [String: String](
      uniqueKeysWithValues: environment.members.compactMap { member in
        member.value.string.map { (member.name, $0) }
      })
    // kmscope has no flag for this; the variable is the way to say it.
    if client["ignore_configured_endpoint_urls"]?.bool == true {
      variables["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true"
    }
    return Case(
      testDescription: name, profile: profile, service: service, flag: client["endpoint_url"]?.string,
      environment: variables, expected: expected + "/")
  }

  /// The suite's profiles and services as the file a person would write.
  static let config: String = {
    var lines: [String] = []
    for profile in suite?["profiles"]?.members ?? [] {
      lines.append("[profile \(profile.name)]")
      lines += profile.value.members.map { "\($0.name) = \($0.value.string ?? "")" }
    }
    for section in suite?["services"]?.members ?? [] {
      lines.append("[services \(section.name)]")
      for service in section.value.members {
        lines.append("\(service.name) =")
        lines += service.value.members.map { "  \($0.name) = \($0.value.string ?? "")" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  @Test func theSuiteIsHere() { #expect(Self.cases.count == 39) }

  @Test(arguments: cases) func theFirstThatSaysItWins(_ item: Case) throws {
    let found = try Self.resolve(item.profile, item.flag, item.environment, Self.config)
    #expect(try found.endpoint(item.service).url.text == item.expected)
  }

  static func resolve(
    _ profile: String, _ flag: String?, _ environment: [String: String], _ config: String
  ) throws(AWSError) -> AWSConfiguration {
    let variables = environment.merging(["HOME": "/h", "AWS_PROFILE": profile]) { given, _ in given }
    return try AWSConfiguration.resolve(options: .init(endpointURL: flag), environment: variables) { path in
      path == "/h/.aws/config" ? .bytes(Array(config.utf8)) : .missing
    }
  }

  static let names: [(service: AWSService, variable: String, property: String)] = [
    (.kms, "AWS_ENDPOINT_URL_KMS", "kms"), (.sts, "AWS_ENDPOINT_URL_STS", "sts"),
    (.iam, "AWS_ENDPOINT_URL_IAM", "iam"),
    (.accessAnalyzer, "AWS_ENDPOINT_URL_ACCESSANALYZER", "accessanalyzer"),
    (.cloudTrail, "AWS_ENDPOINT_URL_CLOUDTRAIL", "cloudtrail"), (.sso, "AWS_ENDPOINT_URL_SSO", "sso"),
    (.ssoOIDC, "AWS_ENDPOINT_URL_SSO_OIDC", "sso_oidc"), (.signin, "AWS_ENDPOINT_URL_SIGNIN", "signin"),
  ]

  @Test(arguments: names)
  func everyServiceHasItsVariableAndItsName(_ service: AWSService, _ variable: String, _ property: String)
    throws
  {
    let config = """
      [profile p]
      region = eu-west-1
      services = mine
      [services mine]
      \(property) =
        endpoint_url = http://127.0.0.1:2
      """
    let byFile = try Self.resolve("p", nil, [:], config)
    let byVariable = try Self.resolve("p", nil, [variable: "http://127.0.0.1:3"], config)
    for other in AWSService.allCases {
      let isNamed = other == service
      #expect((try byFile.endpoint(other).url.text == "http://127.0.0.1:2/") == isNamed)
      #expect((try byVariable.endpoint(other).url.text == "http://127.0.0.1:3/") == isNamed)
    }
  }

  @Test(arguments: [
    ("http://127.0.0.1:1", [AWSService.kms, .sts, .iam, .accessAnalyzer, .cloudTrail]),
    ("https://vpce-1.kms.eu-west-1.vpce.amazonaws.com", [.kms]),
    ("https://vpce-1.kms.cn-north-1.vpce.amazonaws.com.cn", [.kms]),
  ])
  func theFlagIsFollowedToEmulatorsButNeverByWhoeverSignsPeopleIn(
    _ flag: String, _ followers: [AWSService]
  ) throws {
    let found = try Self.resolve("p", flag, [:], "[profile p]\nregion = eu-west-1\n")
    for service in AWSService.allCases {
      #expect((try found.endpoint(service).url.text == flag + "/") == followers.contains(service))
    }
  }

  @Test func aVariableOfItsOwnBeatsTheFlagUnlessVariablesAreIgnored() throws {
    let config = "[profile p]\nregion = eu-west-1\n"
    var environment = ["AWS_ENDPOINT_URL_IAM": "http://127.0.0.1:2"]
    let found = try Self.resolve("p", "http://127.0.0.1:1", environment, config)
    #expect(try found.endpoint(.iam).url.text == "http://127.0.0.1:2/")
    environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true"
    let ignoring = try Self.resolve("p", "http://127.0.0.1:1", environment, config)
    #expect(try ignoring.endpoint(.iam).url.text == "http://127.0.0.1:1/")
  }

  @Test func theVariableDecidesWhetherConfiguredEndpointsAreIgnored() throws {
    let config = """
      [profile p]
      region = eu-west-1
      ignore_configured_endpoint_urls = true
      endpoint_url = http://127.0.0.1:2
      """
    let ignoring = try Self.resolve("p", nil, [:], config)
    #expect(try ignoring.endpoint(.kms).url.text == "https://kms.eu-west-1.amazonaws.com/")
    let heeding = try Self.resolve("p", nil, ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "false"], config)
    #expect(try heeding.endpoint(.kms).url.text == "http://127.0.0.1:2/")
  }

  @Test(arguments: [
    ("eu-west-1", AWSService.kms, "eu-west-1"), ("eu-west-1", .iam, "us-east-1"),
    ("cn-northwest-1", .iam, "cn-north-1"), ("us-gov-east-1", .iam, "us-gov-west-1"),
    ("aws-global", .sts, "us-east-1"), ("eu-west-1", .sts, "eu-west-1"),
  ])
  func aCustomEndpointKeepsTheRegionOfTheSignatures(
    _ region: String, _ service: AWSService, _ signingRegion: String
  ) throws {
    let found = try Self.resolve(
      "p", "http://127.0.0.1:1", ["AWS_REGION": region, "AWS_STS_REGIONAL_ENDPOINTS": "legacy"],
      "[profile p]\n")
    #expect(
      try found.endpoint(service)
        == ServiceEndpoint(url: EndpointURL.loopback(port: 1), signingRegion: signingRegion))
  }

  @Test(arguments: [
    ("fips-us-east-1", "https://kms-fips.us-east-1.amazonaws.com/", "us-east-1"),
    ("us-gov-west-1-fips", "https://kms-fips.us-gov-west-1.amazonaws.com/", "us-gov-west-1"),
  ])
  func aFIPSNameOfARegionMeansItsFIPSEndpoint(_ name: String, _ url: String, _ region: String) throws {
    let found = try Self.resolve("p", nil, ["AWS_REGION": name], "[profile p]\n")
    #expect(try found.endpoint(.kms).url.text == url)
    #expect(try found.endpoint(.kms).signingRegion == region)
  }

  @Test(arguments: ["x.evil.example/", "EU", "", "-a", "a b", "evil.example:443/"])
  func aRegionThatIsNoneNeverBecomesAHost(_ region: String) throws {
    var resolver = try Self.resolve("p", nil, [:], "[profile p]\nregion = eu-west-1\n").endpoints
    resolver.region = region
    let error = #expect(throws: AWSError.self) { try resolver.endpoint(.ssoOIDC) }
    #expect(error?.code == "InvalidRegion")
  }
}
