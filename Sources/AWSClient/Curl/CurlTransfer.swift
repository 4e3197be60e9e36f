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
    head = AnswerHead(largestBody: job.largestBody)
    easy.forgetWords()
    let raw = Unmanaged.passUnretained(self).toOpaque()
    guard setRoute(), setRequest(), easy.set(CURLOPT_WRITEDATA, raw),
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
          .responseTooLarge, "The answer of \(host) is larger than \(job.largestBody) bytes."))
    }
    if head.problem == .unclearLength {
      return .failure(TransportError(.other, "The answer of \(host) does not say clearly how long it is."))
    }
    guard code == CURLE_OK else {
      let failure = CurlFailure(
        code: code, detail: easy.words, endpoint: job.endpoint, route: job.route,
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
    guard body.count + bytes.count <= job.largestBody else {
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
    // A reused connection may turn out dead after the request was written, and libcurl then sends it again by
    // itself. A new connection never is, so a request that must go out once gets one.
    easy.set(CURLOPT_FRESH_CONNECT, job.request.sendsOnce ? 1 : 0) && easy.set(job.route)
  }

  private func setRequest() -> Bool {
    let request = job.request
    guard easy.set(CURLOPT_URL, request.url), setBody(request) else { return false }
    // One buffer for all lines: it may hold a session token, and never grows, so that what is wiped is all there was.
    var line: [UInt8] = []
    line.reserveCapacity(request.headers.reduce(16) { max($0, $1.name.utf8.count + $1.value.utf8.count + 3) })
    // An empty `Expect:` keeps libcurl from waiting for `100 Continue` before larger bodies.
    line += "Expect:".utf8
    guard add(&line) else { return false }
    for header in request.headers {
      line += header.name.utf8
      line += header.value.isEmpty ? ";".utf8 : ": ".utf8
      line += header.value.utf8
      guard add(&line) else { return false }
    }
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

  /// Adds a copy of the line and empties it.
  private func add(_ line: inout [UInt8]) -> Bool {
    line.append(0)
    let extended = line.withUnsafeBytes { bytes in
      curl_slist_append(headerList, bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
    }
    OPENSSL_cleanse(&line, line.count)
    line.removeAll(keepingCapacity: true)
    guard let extended else { return false }
    headerList = extended
    return true
  }
}
