extension AWSConfiguration {
  /// The endpoint of KMS when it is not an address of AWS itself, for example that of an emulator.
  package var customEndpoint: EndpointURL? {
    guard let url = try? endpoint(.kms).url, !Partition.owns(host: url.host) else { return nil }
    return url
  }
}
