internal import CCurl
internal import COpenSSL
internal import Glibc

/// One transfer: its handle and what has arrived so far.
///
/// Lives on the thread of `CurlLoop`; libcurl calls back into it while `CurlLoop` holds it.
final class CurlTransfer {
  let job: CurlJob
  let easy: CurlEasy
  private var headerList: UnsafeMutablePointer<curl_slist>?
  private var head: AnswerHead
  private var body: [UInt8] = []
  private var isTooLarge = false

  /// Nil when libcurl refuses an option.
  init?(_ job: CurlJob, _ easy: CurlEasy) {
    self.job = job
    self.easy = easy
    head = AnswerHead(largestBody: job.settings.largestBody)
    easy.forgetWords()
    let raw = Unmanaged.passUnretained(self).toOpaque()
    guard setRoute(), setSecurity(), setRequest(), easy.set(CURLOPT_WRITEDATA, raw),
      easy.set(CURLOPT_HEADERDATA, raw)
    else { return nil }
  }

  deinit { free() }

  /// Takes everything of this transfer from its handle, which may serve another one from now on.
  func leaveHandle() {
    _ = kmscope_curl_set_list(easy.pointer, CURLOPT_HTTPHEADER, nil)
    _ = easy.set(CURLOPT_COPYPOSTFIELDS, String?.none)
    _ = easy.set(CURLOPT_WRITEDATA, UnsafeMutableRawPointer?.none)
    _ = easy.set(CURLOPT_HEADERDATA, UnsafeMutableRawPointer?.none)
    free()
  }

  /// Session tokens stand in the headers.
  private func free() {
    var item = headerList
    while let line = item {
      OPENSSL_cleanse(line.pointee.data, strlen(line.pointee.data))
      item = line.pointee.next
    }
    curl_slist_free_all(headerList)
    headerList = nil
  }

  /// What the caller gets, once libcurl says the transfer has ended.
  func outcome(_ code: CURLcode) -> CurlJob.Outcome {
    let host = job.endpoint.authority
    if isTooLarge || head.problem == .tooLarge {
      return .failure(
        TransportError(
          .responseTooLarge, "The answer of \(host) is larger than \(job.settings.largestBody) bytes."))
    }
    if head.problem == .unclearLength {
      return .failure(TransportError(.other, "The answer of \(host) does not say clearly how long it is."))
    }
    guard code == CURLE_OK else {
      let failure = CurlFailure(
        code: code, detail: easy.words, endpoint: job.endpoint, settings: job.settings,
        systemError: Int32(clamping: easy.info(CURLINFO_OS_ERRNO)),
        wasSent: easy.info(CURLINFO_REQUEST_SIZE) > 0)
      return .failure(failure.transportError)
    }
    // libcurl takes a head that breaks off for one that has ended.
    guard head.isComplete else {
      return .failure(
        TransportError(.connectionFailed, "The connection to \(host) broke before the answer was complete."))
    }
    return .success(
      HTTPResponse(status: easy.info(CURLINFO_RESPONSE_CODE), headers: head.headers, body: body))
  }

  /// Bytes taken; libcurl ends the transfer when that is not all of them.
  static func called(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ owner: UnsafeMutableRawPointer?,
    _ receive: (CurlTransfer, UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    guard let owner else { return 0 }
    let transfer = Unmanaged<CurlTransfer>.fromOpaque(owner).takeUnretainedValue()
    return receive(transfer, UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
  }

  func receive(body bytes: UnsafeRawBufferPointer) -> Bool {
    guard body.count + bytes.count <= job.settings.largestBody else {
      isTooLarge = true
      return false
    }
    body.append(contentsOf: bytes)
    return true
  }

  func receive(head bytes: UnsafeRawBufferPointer) -> Bool {
    head.add(line: bytes)
  }
}

extension CurlTransfer {
  private func setRoute() -> Bool {
    let settings = job.settings
    // A reused connection may turn out dead after the request was written, and libcurl then sends it again by
    // itself. A new connection never is, so a request that must go out once gets one.
    let fresh = job.request.sendsOnce ? 1 : 0
    return easy.set(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(settings.connectTimeout))
      && easy.set(CURLOPT_TIMEOUT_MS, Self.milliseconds(settings.totalTimeout))
      && easy.set(CURLOPT_FRESH_CONNECT, fresh)
      && easy.set(CURLOPT_USERAGENT, settings.userAgent)
      // An empty text means no proxy, whatever the environment says.
      && easy.set(CURLOPT_PROXY, job.proxy ?? "")
  }

  /// libcurl takes 0 for its own default.
  private static func milliseconds(_ seconds: Double) -> Int { Int(max(1, min(seconds * 1000, 1e9))) }

  private func setSecurity() -> Bool {
    guard easy.set(CURLOPT_PROTOCOLS_STR, job.endpoint.scheme) else { return false }
    guard let caBundle = job.settings.caBundle else { return true }
    // libcurl would go on trusting the folder of authorities it was built with, besides the file.
    return easy.set(CURLOPT_CAINFO, caBundle) && easy.set(CURLOPT_CAPATH, String?.none)
  }

  private func setRequest() -> Bool {
    let request = job.request
    guard easy.set(CURLOPT_URL, request.url), setBody(request) else { return false }
    // An empty `Expect:` keeps libcurl from waiting for `100 Continue` before larger bodies.
    for header in request.headers {
      guard add(line: header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)") else {
        return false
      }
    }
    guard add(line: "Expect:") else { return false }
    return kmscope_curl_set_list(easy.pointer, CURLOPT_HTTPHEADER, headerList) == CURLE_OK
  }

  /// The handle may have served a request with another method before.
  private func setBody(_ request: HTTPRequest) -> Bool {
    guard request.method != "GET" || !request.body.isEmpty else {
      return easy.set(CURLOPT_CUSTOMREQUEST, String?.none) && easy.set(CURLOPT_HTTPGET, 1)
    }
    // The size must be known before the bytes are copied.
    guard easy.set(CURLOPT_POST, 1), easy.set(CURLOPT_POSTFIELDSIZE, request.body.count) else { return false }
    let copied =
      request.body.isEmpty
      ? easy.set(CURLOPT_COPYPOSTFIELDS, "")
      : request.body.withUnsafeBytes { bytes in
        easy.set(CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
      }
    return copied && easy.set(CURLOPT_CUSTOMREQUEST, request.method == "POST" ? nil : request.method)
  }

  private func add(line: String) -> Bool {
    guard let extended = curl_slist_append(headerList, line) else { return false }
    headerList = extended
    return true
  }
}
