/// A group of Regions with names and certificates of its own.
///
/// After AWS's `partitions.json`. A Region that is not in any list yet belongs where its name fits the pattern of a
/// partition (`stem-word-number`), and to `aws` when it fits none.
struct Partition: Sendable, Equatable {
  /// As in ARNs, for example `aws-cn`.
  var name: String
  var dnsSuffix: String
  var dualStackSuffix: String
  /// What the pages people sign in at are called here.
  var signInSuffix: String
  /// What Region names begin with, for example `us-gov` in `us-gov-west-1`.
  var stems: [String]

  static let aws = Partition(
    name: "aws", dnsSuffix: "amazonaws.com", dualStackSuffix: "api.aws", signInSuffix: "aws.amazon.com",
    stems: ["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"])

  static let all = [
    aws,
    Partition(
      name: "aws-cn", dnsSuffix: "amazonaws.com.cn", dualStackSuffix: "api.amazonwebservices.com.cn",
      signInSuffix: "amazonaws.cn", stems: ["cn"]),
    Partition(
      name: "aws-us-gov", dnsSuffix: "amazonaws.com", dualStackSuffix: "api.aws",
      signInSuffix: "amazonaws-us-gov.com", stems: ["us-gov"]),
    Partition(
      name: "aws-eusc", dnsSuffix: "amazonaws.eu", dualStackSuffix: "api.amazonwebservices.eu",
      signInSuffix: "amazonaws-eusc.eu", stems: ["eusc-de"]),
    Partition(
      name: "aws-iso", dnsSuffix: "c2s.ic.gov", dualStackSuffix: "api.aws.ic.gov",
      signInSuffix: "c2shome.ic.gov", stems: ["us-iso"]),
    Partition(
      name: "aws-iso-b", dnsSuffix: "sc2s.sgov.gov", dualStackSuffix: "api.aws.scloud",
      signInSuffix: "sc2shome.sgov.gov", stems: ["us-isob"]),
    Partition(
      name: "aws-iso-e", dnsSuffix: "cloud.adc-e.uk", dualStackSuffix: "api.cloud-aws.adc-e.uk",
      signInSuffix: "csphome.adc-e.uk", stems: ["eu-isoe"]),
    Partition(
      name: "aws-iso-f", dnsSuffix: "csp.hci.ic.gov", dualStackSuffix: "api.aws.hci.ic.gov",
      signInSuffix: "csphome.hci.ic.gov", stems: ["us-isof"]),
  ]

  /// The pseudo Region that stands for services without Regions, for example `aws-global`.
  var globalRegion: String { name + "-global" }

  /// The partition of a Region, known or not.
  static func of(region: String) -> Partition {
    let stem = RegionName.stem(region)
    return all.first { $0.globalRegion == region || stem.map($0.stems.contains) == true } ?? aws
  }

  /// True for hosts that AWS itself answers on.
  static func owns(host: String) -> Bool {
    all.contains { host.hasSuffix("." + $0.dnsSuffix) || host.hasSuffix("." + $0.dualStackSuffix) }
  }
}
