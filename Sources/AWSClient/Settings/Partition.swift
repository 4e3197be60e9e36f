/// A group of Regions with names and certificates of its own.
///
/// See "AWS partitions" in the AWS General Reference; Regions that are not known yet belong where their prefix says.
struct Partition: Sendable, Equatable {
  /// As in ARNs, for example `aws-cn`.
  var name: String
  var dnsSuffix: String
  var dualStackSuffix: String

  static let all: [(prefix: String, partition: Partition)] = [
    ("cn-", Partition("aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn")),
    ("us-gov-", Partition("aws-us-gov", "amazonaws.com", "api.aws")),
    ("us-iso-", Partition("aws-iso", "c2s.ic.gov", "api.aws.ic.gov")),
    ("us-isob-", Partition("aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud")),
    ("eu-isoe-", Partition("aws-iso-e", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk")),
    ("us-isof-", Partition("aws-iso-f", "csp.hci.ic.gov", "api.aws.hci.ic.gov")),
    ("eusc-", Partition("aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu")),
    ("", Partition("aws", "amazonaws.com", "api.aws")),
  ]

  private init(_ name: String, _ dnsSuffix: String, _ dualStackSuffix: String) {
    self.name = name
    self.dnsSuffix = dnsSuffix
    self.dualStackSuffix = dualStackSuffix
  }

  static func of(region: String) -> Partition? {
    all.first { region.hasPrefix($0.prefix) }?.partition
  }

  /// True for hosts that AWS itself answers on.
  static func owns(host: String) -> Bool {
    all.contains {
      host.hasSuffix("." + $0.partition.dnsSuffix) || host.hasSuffix("." + $0.partition.dualStackSuffix)
    }
  }
}
