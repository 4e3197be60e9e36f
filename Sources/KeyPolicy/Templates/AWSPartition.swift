/// A partition and the domain of its service endpoints.
///
/// Source: the partitions of the AWS SDKs' endpoint rules.
struct AWSPartition: Sendable, Hashable {
  let name: String
  let domain: String

  static let all = [
    AWSPartition(name: "aws", domain: "amazonaws.com"),
    AWSPartition(name: "aws-cn", domain: "amazonaws.com.cn"),
    AWSPartition(name: "aws-us-gov", domain: "amazonaws.com"),
    AWSPartition(name: "aws-iso", domain: "c2s.ic.gov"),
    AWSPartition(name: "aws-iso-b", domain: "sc2s.sgov.gov"),
    AWSPartition(name: "aws-iso-e", domain: "cloud.adc-e.uk"),
    AWSPartition(name: "aws-iso-f", domain: "csp.hci.ic.gov"),
    AWSPartition(name: "aws-eusc", domain: "amazonaws.eu"),
  ]
}
