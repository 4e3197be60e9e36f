import Testing

@testable import AWSClient

/// AWS's endpoint cases for every service we speak to; see Data/endpoint-rulesets-botocore/SOURCE.md.
@Suite struct EndpointSuiteTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var service: AWSService
    var number: Int
    var documentation: String
    var parameters: JSONValue
    var url: String?
    var signing: JSONValue?

    var testDescription: String { "\(service.rawValue) \(number): \(documentation)" }

    /// Why a case asks for something kmscope never does; nil for the cases that must be answered as AWS says.
    var notOffered: String? {
      if parameters["IsControlPlane"]?.bool == true {
        return "no operation of the signin control plane is called"
      }
      if parameters["IsOAuthEndpoint"]?.bool == true { return "no OAuth operation of signin is called" }
      return nil
    }
  }

  static func cases(_ service: AWSService) -> [Case] {
    let path = "endpoint-rulesets-botocore/\(service.rawValue)/endpoint-tests-1.json"
    return (TestData.json(path)["testCases"]?.array ?? []).enumerated().map { number, value in
      Case(
        service: service, number: number, documentation: value["documentation"]?.string ?? "",
        parameters: value["params"] ?? .object([]), url: value["expect"]?["endpoint"]?["url"]?.string,
        signing: value["expect"]?["endpoint"]?["properties"]?["authSchemes"]?.array?.first)
    }
  }

  static let all = AWSService.allCases.flatMap(cases)

  @Test func theSuitesAreHere() {
    let counts = AWSService.allCases.map { service in Self.all.count { $0.service == service } }
    #expect(
      AWSService.allCases.map(\.rawValue) == [
        "kms", "sts", "iam", "accessanalyzer", "cloudtrail", "sso", "sso-oidc", "signin",
      ])
    #expect(counts == [68, 69, 26, 49, 49, 40, 40, 22])
    // The control plane (2) and the OAuth operations (7) of signin.
    #expect(Self.all.count { $0.notOffered != nil } == 9)
  }

  @Test(arguments: all.filter { $0.notOffered == nil }) func endpoint(_ item: Case) throws {
    let parameters = item.parameters
    let region = parameters["Region"]?.string
    var environment: [String: String] = [:]
    // The rules take an endpoint without Region; a signature needs one all the same.
    let isEndpointAlone = parameters["Endpoint"] != nil && region == nil
    environment["AWS_REGION"] = isEndpointAlone ? "us-east-1" : region
    environment["AWS_USE_FIPS_ENDPOINT"] = parameters["UseFIPS"]?.bool.map { "\($0)" }
    environment["AWS_USE_DUALSTACK_ENDPOINT"] = parameters["UseDualStack"]?.bool.map { "\($0)" }
    environment["AWS_ENDPOINT_URL"] = parameters["Endpoint"]?.string
    environment["AWS_STS_REGIONAL_ENDPOINTS"] =
      parameters["UseGlobalEndpoint"]?.bool == true ? "legacy" : "regional"
    do throws(AWSError) {
      let configuration = try AWSConfiguration.resolve(options: .init(), environment: environment) { _ in
        .missing
      }
      let endpoint = try configuration.endpoint(item.service)
      #expect(endpoint.url.text == item.url.map { $0 + "/" })
      if let signingRegion = item.signing?["signingRegion"]?.string {
        #expect(endpoint.signingRegion == signingRegion)
      } else if item.service != .iam {
        #expect(endpoint.signingRegion == environment["AWS_REGION"])
      }
      if let name = item.signing?["signingName"]?.string { #expect(item.service.signingName == name) }
    } catch {
      #expect(item.url == nil, "\(error.message)")
      #expect(error.kind == .configuration)
    }
  }
}
