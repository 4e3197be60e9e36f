import Testing

@testable import AWSClient

/// Our table against AWS's own rules, evaluated over every Region, Regions that do not exist yet, and all variants.
@Suite struct EndpointRuleSetTests {
  static let newRegions = [
    "us-south-7", "ap-southeast-99", "mx-east-2", "cn-south-1", "us-gov-central-3", "us-iso-south-1",
    "us-isob-south-9", "eu-isoe-east-2", "us-isof-west-4", "eusc-de-west-2", "eusc-fr-west-2", "xx-north-1",
    "us-gov-1", "cn-north", "fake-region-10", "local", "us-isox-east-1", "us-east-1a", "us--1",
  ]

  static let partitions = TestData.json("endpoint-rulesets-botocore/partitions.json")

  static let regions =
    newRegions
    + (partitions["partitions"]?.array ?? []).flatMap { $0["regions"]?.members.map(\.name) ?? [] }

  @Test func theRegionsAreHere() {
    #expect(Self.regions.count == Self.newRegions.count + 53)
  }

  @Test(arguments: AWSService.allCases) func theTableAgreesWithTheRules(_ service: AWSService) throws {
    let rules = TestData.json(
      "endpoint-rulesets-botocore/\(service.rawValue)/endpoint-rule-set-1.json")
    #expect(rules["rules"]?.array?.isEmpty == false)
    for region in Self.regions {
      for variant in 0..<8 {
        let table = EndpointRules(
          region: region, usesFIPS: variant & 1 != 0, usesDualStack: variant & 2 != 0,
          usesGlobalSTS: variant & 4 != 0)
        var reader = RuleSetReader(
          partitions: Self.partitions,
          values: [
            "Region": .string(region), "UseFIPS": .bool(table.usesFIPS),
            "UseDualStack": .bool(table.usesDualStack), "UseGlobalEndpoint": .bool(table.usesGlobalSTS),
          ])
        let found = try #require(try reader.endpoint(rules["rules"]), "\(region) \(variant)")
        #expect("https://" + table.host(service) == found.url)
        #expect(table.signingRegion(service) == found.signingRegion ?? region)
      }
    }
  }
}
