internal import CCurl

/// What a handle of libcurl is set to besides the request itself; the same for most requests, one after the other.
struct CurlRoute: Sendable, Equatable, Unprintable {
  let scheme: String
  /// A URL, possibly with a password in it; nil for the direct way.
  let proxy: String?
  /// A PEM file that replaces the system's certificate authorities.
  let caBundle: String?
  let userAgent: String
  /// Seconds.
  let timeouts: HTTPRequest.Timeouts

  init(request: HTTPRequest, endpoint: EndpointURL, settings: CurlSettings, proxy: String?) {
    scheme = endpoint.scheme
    self.proxy = proxy
    caBundle = settings.caBundle
    userAgent = settings.userAgent
    timeouts =
      request.timeouts
      ?? HTTPRequest.Timeouts(connect: settings.connectTimeout, total: settings.totalTimeout)
  }

  /// False when libcurl refuses an option.
  func apply(to easy: CurlEasy) -> Bool {
    easy.set(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(timeouts.connect))
      && easy.set(CURLOPT_TIMEOUT_MS, Self.milliseconds(timeouts.total))
      && easy.set(CURLOPT_USERAGENT, userAgent)
      // An empty text means no proxy, whatever the environment says.
      && easy.set(CURLOPT_PROXY, proxy ?? "")
      && easy.set(CURLOPT_PROTOCOLS_STR, scheme)
      && setAuthorities(easy)
  }

  /// libcurl would go on trusting the folder of authorities it was built with, besides the file.
  private func setAuthorities(_ easy: CurlEasy) -> Bool {
    guard let caBundle else { return true }
    return easy.set(CURLOPT_CAINFO, caBundle) && easy.set(CURLOPT_CAPATH, String?.none)
  }

  /// libcurl takes 0 for its own default.
  private static func milliseconds(_ seconds: Double) -> Int { Int(max(1, min(seconds * 1000, 1e9))) }
}
