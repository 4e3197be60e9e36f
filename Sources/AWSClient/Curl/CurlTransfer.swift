internal import CCurl
internal import Glibc

/// One transfer: libcurl's easy handle and what has arrived so far.
///
/// Lives on the thread of `CurlLoop`; libcurl calls back into it while `CurlLoop` holds it.
final class CurlTransfer {
  /// All header lines of one answer together, in bytes.
  static let largestHead = 256 * 1024

  let job: CurlJob
  let easy: UnsafeMutableRawPointer
  private var headerList: UnsafeMutablePointer<curl_slist>?
  private let errorText: UnsafeMutablePointer<CChar>
  private var headers: [HTTPHeader] = []
  private var headSize = 0
  private var body: [UInt8] = []
  private var isTooLarge = false

  /// Nil when libcurl refuses an option.
  init?(_ job: CurlJob) {
    guard let easy = curl_easy_init() else { return nil }
    self.job = job
    self.easy = easy
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    guard setConnection(), setSecurity(), setRequest(), setCallbacks() else { return nil }
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_slist_free_all(headerList)
    errorText.deallocate()
  }

  /// What the caller gets, once libcurl says the transfer has ended.
  func outcome(_ code: CURLcode) -> CurlJob.Outcome {
    if isTooLarge {
      let message =
        "The answer of \(job.endpoint.authority) is larger than \(job.settings.largestBody) bytes."
      return .failure(TransportError(.responseTooLarge, message))
    }
    guard code == CURLE_OK else {
      let failure = CurlFailure(
        code: code, detail: String(cString: errorText), endpoint: job.endpoint, settings: job.settings,
        systemError: Int32(clamping: info(CURLINFO_OS_ERRNO)), wasSent: info(CURLINFO_REQUEST_SIZE) > 0)
      return .failure(failure.transportError)
    }
    return .success(HTTPResponse(status: info(CURLINFO_RESPONSE_CODE), headers: headers, body: body))
  }

  private func info(_ info: CURLINFO) -> Int {
    var value = 0
    return kmscope_curl_get_long(easy, info, &value) == CURLE_OK ? value : 0
  }

  private func set(_ option: CURLoption, _ value: Int) -> Bool {
    kmscope_curl_set_long(easy, option, value) == CURLE_OK
  }

  private func set(_ option: CURLoption, _ value: String) -> Bool {
    kmscope_curl_set_string(easy, option, value) == CURLE_OK
  }
}

extension CurlTransfer {
  private func setConnection() -> Bool {
    let settings = job.settings
    // A reused connection may turn out dead after the request was written, and libcurl then sends it again by
    // itself. A new connection never is, so a request that must go out once gets one.
    let fresh = job.request.sendsOnce ? 1 : 0
    return set(CURLOPT_NOSIGNAL, 1)
      && set(CURLOPT_CONNECTTIMEOUT_MS, Int(settings.connectTimeout * 1000))
      && set(CURLOPT_TIMEOUT_MS, Int(settings.totalTimeout * 1000))
      && set(CURLOPT_TCP_KEEPALIVE, 1)
      && set(CURLOPT_FRESH_CONNECT, fresh)
      && set(CURLOPT_USERAGENT, settings.userAgent)
      && set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
      && (!(job.endpoint.isLoopback || job.request.isLinkLocal) || set(CURLOPT_PROXY, ""))
      // An editor started from here must not inherit connections.
      && kmscope_curl_set_sockopt(
        easy,
        { _, socket, _ in
          _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
          return CURL_SOCKOPT_OK
        }) == CURLE_OK
  }

  private func setSecurity() -> Bool {
    set(CURLOPT_PROTOCOLS_STR, job.endpoint.scheme)
      && set(CURLOPT_FOLLOWLOCATION, 0)
      && set(CURLOPT_SSL_VERIFYPEER, 1)
      && set(CURLOPT_SSL_VERIFYHOST, 2)
      && set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
      && (job.settings.caBundle.map(trustOnly) ?? true)
  }

  /// libcurl would go on trusting the folder of authorities it was built with, besides the file.
  private func trustOnly(_ caBundle: String) -> Bool {
    set(CURLOPT_CAINFO, caBundle) && kmscope_curl_set_string(easy, CURLOPT_CAPATH, nil) == CURLE_OK
  }

  private func setRequest() -> Bool {
    let request = job.request
    guard set(CURLOPT_URL, request.url), set(CURLOPT_PATH_AS_IS, 1),
      set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1), setBody(request)
    else { return false }
    // An empty `Expect:` keeps libcurl from waiting for `100 Continue` before larger bodies.
    for line in request.headers.map(Self.line) + ["Expect:"] {
      guard let extended = curl_slist_append(headerList, line) else { return false }
      headerList = extended
    }
    return kmscope_curl_set_list(easy, CURLOPT_HTTPHEADER, headerList) == CURLE_OK
  }

  private func setBody(_ request: HTTPRequest) -> Bool {
    guard request.method != "GET" || !request.body.isEmpty else { return set(CURLOPT_HTTPGET, 1) }
    // The size must be known before the bytes are copied.
    guard set(CURLOPT_POST, 1), set(CURLOPT_POSTFIELDSIZE, request.body.count) else { return false }
    let copied =
      request.body.isEmpty
      ? set(CURLOPT_COPYPOSTFIELDS, "")
      : request.body.withUnsafeBytes { bytes in
        let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
        return kmscope_curl_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, start) == CURLE_OK
      }
    return copied && (request.method == "POST" || set(CURLOPT_CUSTOMREQUEST, request.method))
  }

  private static func line(_ header: HTTPHeader) -> String {
    header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)"
  }

  private func setCallbacks() -> Bool {
    let raw = Unmanaged.passUnretained(self).toOpaque()
    return kmscope_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText) == CURLE_OK
      && kmscope_curl_set_pointer(easy, CURLOPT_WRITEDATA, raw) == CURLE_OK
      && kmscope_curl_set_pointer(easy, CURLOPT_HEADERDATA, raw) == CURLE_OK
      && kmscope_curl_set_write(
        easy, CURLOPT_WRITEFUNCTION, { CurlTransfer.called($0, $1 * $2, $3) { $0.receive(body: $1) } })
        == CURLE_OK
      && kmscope_curl_set_write(
        easy, CURLOPT_HEADERFUNCTION, { CurlTransfer.called($0, $1 * $2, $3) { $0.receive(head: $1) } })
        == CURLE_OK
  }

  /// Bytes taken; libcurl ends the transfer when that is not all of them.
  private static func called(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ owner: UnsafeMutableRawPointer?,
    _ receive: (CurlTransfer, UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    guard let owner else { return 0 }
    let transfer = Unmanaged<CurlTransfer>.fromOpaque(owner).takeUnretainedValue()
    return receive(transfer, UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
  }

  private func receive(body bytes: UnsafeRawBufferPointer) -> Bool {
    guard body.count + bytes.count <= job.settings.largestBody else {
      isTooLarge = true
      return false
    }
    body.append(contentsOf: bytes)
    return true
  }

  private func receive(head bytes: UnsafeRawBufferPointer) -> Bool {
    headSize += bytes.count
    guard headSize <= Self.largestHead else {
      isTooLarge = true
      return false
    }
    let line = String(decoding: bytes, as: UTF8.self)
    // A new status line follows an interim answer such as `100 Continue`.
    if line.hasPrefix("HTTP/") {
      headers.removeAll()
    } else if let colon = line.firstIndex(of: ":") {
      let value = line[line.index(after: colon)...].split(whereSeparator: \.isNewline).first ?? ""
      headers.append(HTTPHeader(String(line[..<colon]), Self.trimmed(value)))
    }
    return true
  }

  private static func trimmed(_ text: Substring) -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    guard let first = text.firstIndex(where: { !isBlank($0) }),
      let last = text.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(text[first...last])
  }
}
