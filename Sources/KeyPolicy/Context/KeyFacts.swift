/// What is known of the key that a policy is for.
public struct KeyFacts: Sendable, Hashable {
  /// The key's ARN.
  public var arn: String
  /// `KeySpec` as DescribeKey gives it, for example `SYMMETRIC_DEFAULT`; nil if not known.
  public var keySpec: String?
  /// `KeyUsage` as DescribeKey gives it, for example `ENCRYPT_DECRYPT`; nil if not known.
  public var keyUsage: String?
  /// `Origin` as DescribeKey gives it, for example `AWS_KMS`; nil if not known.
  public var origin: String?
  /// `MultiRegionKeyType`, `PRIMARY` or `REPLICA`; nil if not known.
  public var multiRegionKeyType: String?

  /// Makes facts about a key.
  public init(
    arn: String, keySpec: String? = nil, keyUsage: String? = nil, origin: String? = nil,
    multiRegionKeyType: String? = nil
  ) {
    self.arn = arn
    self.keySpec = keySpec
    self.keyUsage = keyUsage
    self.origin = origin
    self.multiRegionKeyType = multiRegionKeyType
  }

  /// Whether it is a multi-Region key, which its ID tells; nil if the ARN is that of no key.
  ///
  /// Source: AWS KMS Developer Guide, "Multi-Region keys": their key IDs begin with `mrk-`.
  public var isMultiRegion: Bool? {
    guard let resource = ARN(arn)?.resource, resource.hasPrefix("key/") else { return nil }
    return resource.hasPrefix("key/mrk-")
  }
}
