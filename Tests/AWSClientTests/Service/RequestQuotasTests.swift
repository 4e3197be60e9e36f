import Testing

@testable import AWSClient

/// The table "Request quotas" of the AWS KMS Developer Guide, and LookupEvents of the CloudTrail User Guide.
@Suite struct RequestQuotasTests {
  @Test(arguments: [
    (AWSService.kms, "DescribeKey", 2000.0), (.kms, "GetKeyPolicy", 1000), (.kms, "ListKeys", 500),
    (.kms, "ListGrants", 100), (.kms, "GetKeyLastUsage", 5), (.kms, "CreateKey", 5),
    (.kms, "PutKeyPolicy", 15),
    (.kms, "CreateGrant", 50), (.kms, "GetParametersForImport", 1), (.kms, "TagResource", 10),
    (.cloudTrail, "LookupEvents", 2),
  ])
  func theDocumentedQuotas(_ service: AWSService, _ operation: String, _ quota: Double) {
    #expect(RequestQuotas.perSecond(service, operation) == quota)
  }

  @Test(arguments: [
    (AWSService.kms, "Encrypt"), (.sts, "GetCallerIdentity"), (.iam, "SimulatePrincipalPolicy"),
    (.iam, "DescribeKey"),
  ])
  func whatHasNoneIsNotHeldBack(_ service: AWSService, _ operation: String) {
    #expect(RequestQuotas.perSecond(service, operation) == nil)
  }

  @Test func standInsAreNotHeldToAWSsQuotas() {
    #expect(PacedOperation(.kms, "CreateKey", region: "x", standIn: "127.0.0.1:1").quota == nil)
    #expect(PacedOperation(.kms, "CreateKey", region: "x").quota == 5)
  }
}
