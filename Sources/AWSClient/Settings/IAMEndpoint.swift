/// The one IAM of a partition.
struct IAMEndpoint: Sendable {
  var signingRegion: String
  private var plain: String
  private var fips: String
  private var dualStack: String
  private var fipsDualStack: String

  func host(fips wantsFIPS: Bool, dualStack wantsDualStack: Bool) -> String {
    switch (wantsFIPS, wantsDualStack) {
    case (false, false): plain
    case (true, false): fips
    case (false, true): dualStack
    case (true, true): fipsDualStack
    }
  }

  static func of(_ partition: Partition) -> IAMEndpoint { byPartition[partition.name] ?? commercial }

  private static let commercial = IAMEndpoint(
    signingRegion: "us-east-1", plain: "iam.amazonaws.com", fips: "iam-fips.amazonaws.com",
    dualStack: "iam.global.api.aws", fipsDualStack: "iam-fips.global.api.aws")

  private static let byPartition = [
    "aws-cn": IAMEndpoint(
      signingRegion: "cn-north-1", plain: "iam.cn-north-1.amazonaws.com.cn",
      fips: "iam-fips.amazonaws.com.cn", dualStack: "iam.global.api.amazonwebservices.com.cn",
      fipsDualStack: "iam-fips.api.amazonwebservices.com.cn"),
    "aws-us-gov": IAMEndpoint(
      signingRegion: "us-gov-west-1", plain: "iam.us-gov.amazonaws.com", fips: "iam.us-gov.amazonaws.com",
      dualStack: "iam.us-gov.api.aws", fipsDualStack: "iam.us-gov.api.aws"),
    "aws-eusc": IAMEndpoint(
      signingRegion: "eusc-de-east-1", plain: "iam.eusc-de-east-1.amazonaws.eu",
      fips: "iam-fips.amazonaws.eu", dualStack: "iam.global.api.amazonwebservices.eu",
      fipsDualStack: "iam-fips.api.amazonwebservices.eu"),
    "aws-iso": IAMEndpoint(
      signingRegion: "us-iso-east-1", plain: "iam.us-iso-east-1.c2s.ic.gov",
      fips: "iam-fips.us-iso-east-1.c2s.ic.gov", dualStack: "iam.api.aws.ic.gov",
      fipsDualStack: "iam-fips.api.aws.ic.gov"),
    "aws-iso-b": IAMEndpoint(
      signingRegion: "us-isob-east-1", plain: "iam.us-isob-east-1.sc2s.sgov.gov",
      fips: "iam-fips.us-isob-east-1.sc2s.sgov.gov", dualStack: "iam.api.aws.scloud",
      fipsDualStack: "iam-fips.api.aws.scloud"),
    "aws-iso-e": IAMEndpoint(
      signingRegion: "eu-isoe-west-1", plain: "iam.eu-isoe-west-1.cloud.adc-e.uk",
      fips: "iam-fips.cloud.adc-e.uk", dualStack: "iam.api.cloud-aws.adc-e.uk",
      fipsDualStack: "iam-fips.api.cloud-aws.adc-e.uk"),
    "aws-iso-f": IAMEndpoint(
      signingRegion: "us-isof-south-1", plain: "iam.us-isof-south-1.csp.hci.ic.gov",
      fips: "iam-fips.csp.hci.ic.gov", dualStack: "iam.api.aws.hci.ic.gov",
      fipsDualStack: "iam-fips.api.aws.hci.ic.gov"),
  ]
}
