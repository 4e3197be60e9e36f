import FoundationEssentials
import Testing

@testable import AWSClient

/// AWS's endpoint cases for KMS and STS; see Data/endpoint-rulesets-botocore/SOURCE.md.
@Suite struct EndpointSuiteTests {
  struct Suite: Decodable {
    var testCases: [Case]
  }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    struct Parameters: Decodable {
      var Region: String?
      var UseFIPS: Bool?
      var UseDualStack: Bool?
      var Endpoint: String?
      var UseGlobalEndpoint: Bool?
    }
    struct Expectation: Decodable {
      struct Target: Decodable { var url: String }
      var endpoint: Target?
      var error: String?
    }
    var documentation: String?
    var params: Parameters?
    var expect: Expectation
    var testDescription: String { documentation ?? "without parameters" }
  }

  static func cases(_ service: String) -> [Case] {
    let path = "endpoint-rulesets-botocore/\(service)/endpoint-tests-1.json"
    return (try? JSONDecoder().decode(Suite.self, from: TestData.bytes(path)))?.testCases ?? []
  }

  static let kms = cases("kms")
  /// Without the legacy global endpoint, which is not offered here.
  static let sts = cases("sts").filter {
    $0.params?.UseGlobalEndpoint != true && $0.params?.Region != "aws-global"
  }

  @Test func theSuitesAreHere() {
    #expect(Self.kms.count == 68)
    #expect(Self.cases("sts").count == 69)
    #expect(Self.sts.count > 30)
  }

  @Test(arguments: kms) func kmsEndpoint(_ item: Case) throws {
    try Self.check(item, .kms)
  }

  @Test(arguments: sts) func stsEndpoint(_ item: Case) throws {
    try Self.check(item, .sts)
  }

  private static func check(_ item: Case, _ service: AWSService) throws {
    var environment = ["AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret"]
    // The rules take an endpoint without Region; a signature needs one all the same.
    let isEndpointAlone = item.params?.Endpoint != nil && item.params?.Region == nil
    environment["AWS_REGION"] = isEndpointAlone ? "us-east-1" : item.params?.Region
    environment["AWS_USE_FIPS_ENDPOINT"] = item.params?.UseFIPS.map { "\($0)" }
    environment["AWS_USE_DUALSTACK_ENDPOINT"] = item.params?.UseDualStack.map { "\($0)" }
    environment["AWS_ENDPOINT_URL"] = item.params?.Endpoint
    let resolved = Result { () throws(AWSError) in
      try AWSConfiguration.resolve(options: .init(), environment: environment) { _ in .missing }
    }
    switch resolved {
    case .success(let configuration):
      #expect(try configuration.endpoint(service).url.text == item.expect.endpoint.map { $0.url + "/" })
    case .failure(let error):
      #expect(item.expect.error != nil, "\(error.message)")
      #expect(error.kind == .configuration)
    }
  }
}
