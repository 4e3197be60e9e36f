/// How `CurlTransport` reaches services.
package struct CurlSettings: Sendable {
  /// A PEM file that replaces the system's certificate authorities.
  package var caBundle: String?
  /// Hosts (other than loopback) that the person named with `http://`; no other host is spoken to without TLS.
  package var plainHTTPHosts: Set<String> = []
  package var proxies = ProxySettings.ofThisProcess
  /// Seconds until a connection, with its TLS handshake, must stand; as `defaults_mode = standard` of the AWS SDKs.
  package var connectTimeout = 3.1
  /// Seconds until the whole answer must be there.
  package var totalTimeout = 30.0
  /// Bytes; a larger answer is an error.
  package var largestBody = 16 * 1024 * 1024
  package var userAgent = "kmscope/0.1.0"

  package init() {}

  /// The certificate file as users of the AWS CLI and of curl expect it; empty variables count as unset.
  package static func caBundle(environment: [String: String]) -> String? {
    ["AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
  }
}
