internal import CCurl
internal import Glibc

/// One easy handle of libcurl, which serves one transfer after the other.
///
/// What holds for every transfer is set once. Connections do not belong to it but to the multi handle.
final class CurlEasy {
  let pointer: UnsafeMutableRawPointer
  private let errorText: UnsafeMutablePointer<CChar>
  /// What the handle is set to; nil before the first time, and when an option was refused.
  private var route: CurlRoute?

  /// Nil when libcurl refuses.
  init?() {
    guard let pointer = curl_easy_init() else { return nil }
    self.pointer = pointer
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    guard setConnection(), setSecurity(), setCallbacks() else { return nil }
  }

  deinit {
    curl_easy_cleanup(pointer)
    errorText.deallocate()
  }

  /// libcurl's own words about the current transfer, possibly empty.
  var words: String { String(cString: errorText) }

  func forgetWords() { errorText.pointee = 0 }

  func set(_ option: CURLoption, _ value: Int) -> Bool {
    kmscope_curl_set_long(pointer, option, value) == CURLE_OK
  }

  /// - Parameter value: Nil for libcurl's default.
  func set(_ option: CURLoption, _ value: String?) -> Bool {
    kmscope_curl_set_string(pointer, option, value) == CURLE_OK
  }

  func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer?) -> Bool {
    kmscope_curl_set_pointer(pointer, option, value) == CURLE_OK
  }

  /// Sets only what differs from the transfer before.
  func set(_ route: CurlRoute) -> Bool {
    if self.route == route { return true }
    self.route = nil
    guard route.apply(to: self) else { return false }
    self.route = route
    return true
  }

  func info(_ info: CURLINFO) -> Int {
    var value = 0
    return kmscope_curl_get_long(pointer, info, &value) == CURLE_OK ? value : 0
  }

  private func setConnection() -> Bool {
    set(CURLOPT_NOSIGNAL, 1)
      && set(CURLOPT_TCP_KEEPALIVE, 1)
      && set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
      && set(CURLOPT_PATH_AS_IS, 1)
      // A resolver that hangs is left to itself; libcurl would wait for it, and every other transfer with it.
      && set(CURLOPT_QUICK_EXIT, 1)
      && set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
      // Proxies are chosen by `ProxySettings` alone.
      && set(CURLOPT_NOPROXY, "")
      // An editor started from here must not inherit connections.
      && kmscope_curl_set_sockopt(
        pointer,
        { _, socket, _ in
          _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
          return CURL_SOCKOPT_OK
        }) == CURLE_OK
  }

  private func setSecurity() -> Bool {
    set(CURLOPT_FOLLOWLOCATION, 0)
      && set(CURLOPT_SSL_VERIFYPEER, 1)
      && set(CURLOPT_SSL_VERIFYHOST, 2)
      && set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
  }

  private func setCallbacks() -> Bool {
    set(CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(errorText))
      && kmscope_curl_set_write(
        pointer, CURLOPT_WRITEFUNCTION, { CurlTransfer.called($0, $1 * $2, $3) { $0.receive(body: $1) } })
        == CURLE_OK
      && kmscope_curl_set_write(
        pointer, CURLOPT_HEADERFUNCTION, { CurlTransfer.called($0, $1 * $2, $3) { $0.receive(head: $1) } })
        == CURLE_OK
  }
}
