extension AWSConfiguration {
  /// Hosts other than this machine that are spoken to without TLS, because an endpoint was named with `http://`; sorted.
  package var plainHTTPHosts: [String] {
    let urls = AWSService.allCases.compactMap { try? endpoint($0).url }
    return Set(urls.filter { $0.scheme == "http" && !$0.isLoopback }.map(\.authority)).sorted()
  }

  /// The endpoint of KMS when it is not an address of AWS itself, for example that of an emulator.
  package var customEndpoint: EndpointURL? {
    guard let url = try? endpoint(.kms).url, !Partition.owns(host: url.host) else { return nil }
    return url
  }
}
