internal import CCurl
internal import Glibc

/// The one thread that touches libcurl's transfers.
final class CurlLoop {
  /// Requests under way to one host at most, and connections opened to it; further requests wait for their turn.
  static let connectionsPerHost = 64

  /// libcurl's process-wide set-up, done once and only when something is to be sent.
  static let isCurlReady: Bool =
    OpenSSLLibrary.isReady && curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  private let mailbox: CurlMailbox
  private let multi: UnsafeMutableRawPointer
  private let sockets: CurlSockets
  private enum Progress {
    case waiting(CurlJob)
    case running(CurlTransfer)
  }

  private var transfers: [UnsafeMutableRawPointer: CurlTransfer] = [:]
  private var jobs: [UInt64: Progress] = [:]
  private var hosts: [String: HostQueue<CurlJob>] = [:]
  private var spares: [CurlEasy] = []

  /// Nil when libcurl or the system refuses.
  init?(mailbox: CurlMailbox, wakeUp: WakeUp) {
    guard Self.isCurlReady, let sockets = CurlSockets(wakeUp: wakeUp), let multi = curl_multi_init() else {
      return nil
    }
    self.mailbox = mailbox
    self.sockets = sockets
    self.multi = multi
    guard sockets.serve(multi) else { return nil }
  }

  deinit {
    curl_multi_cleanup(multi)
  }

  func runOnItsOwnThread() -> Bool {
    // From here on only that thread touches this object.
    nonisolated(unsafe) let loop = self
    return OwnThread.start { loop.run() }
  }

  private func run() {
    _ = kmscope_curl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, Self.connectionsPerHost)
    _ = kmscope_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, Self.connectionsPerHost)
    while obey(mailbox.take()) {
      for news in sockets.wait() { act(news.socket, news.bits) }
      // Also right after a start, and after it no socket may ever have news again, so that all who have ended are looked for.
      if sockets.takesTime() { act(CURL_SOCKET_TIMEOUT, 0) }
      collect()
    }
    mailbox.threadEnds()
    failAll()
  }

  private func act(_ socket: curl_socket_t, _ bits: Int32) {
    var running: Int32 = 0
    if curl_multi_socket_action(multi, socket, bits, &running) != CURLM_OK { failAll() }
  }

  /// Carries out commands; false when the thread is to end.
  private func obey(_ commands: [CurlMailbox.Command]) -> Bool {
    for command in commands {
      switch command {
      case .start(let job): admit(job)
      case .cancel(let id): cancel(id)
      case .stop: return false
      }
    }
    return true
  }

  private func admit(_ job: CurlJob) {
    jobs[job.id] = .waiting(job)
    let host = job.endpoint.authority
    guard hosts[host, default: HostQueue(limit: Self.connectionsPerHost)].enter(job) else { return }
    if !start(job) { startNext(host) }
  }

  private func cancel(_ id: UInt64) {
    switch jobs[id] {
    case .running(let transfer):
      finish(transfer, CurlJob.cancelled(transfer.job.endpoint), isReusable: false)
    // In the line it is passed over when its turn comes.
    case .waiting(let job): resolve(job, CurlJob.cancelled(job.endpoint))
    case nil: break
    }
  }

  /// False when libcurl does not take the job, which has its outcome then.
  private func start(_ job: CurlJob) -> Bool {
    guard let easy = spares.popLast() ?? CurlEasy(), let transfer = CurlTransfer(job, easy),
      curl_multi_add_handle(multi, easy.pointer) == CURLM_OK
    else {
      let message = "The request to \(job.endpoint.authority) could not be prepared by libcurl."
      resolve(job, .failure(TransportError(.other, message, mayHaveBeenSent: false)))
      return false
    }
    jobs[job.id] = .running(transfer)
    transfers[easy.pointer] = transfer
    return true
  }

  /// Gives the turn of a job that has ended to the next one in line.
  private func startNext(_ host: String) {
    while let job = hosts[host]?.next({ jobs[$0.id] != nil }) {
      if start(job) { return }
    }
    if hosts[host]?.isIdle == true { hosts[host] = nil }
  }

  /// Hands out the outcomes of all transfers that have ended.
  private func collect() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
        let transfer = transfers[easy]
      else { continue }
      let code = message.pointee.data.result
      finish(transfer, transfer.outcome(code), isReusable: code == CURLE_OK)
    }
  }

  private func finish(_ transfer: CurlTransfer, _ outcome: CurlJob.Outcome, isReusable: Bool) {
    curl_multi_remove_handle(multi, transfer.easy.pointer)
    transfers[transfer.easy.pointer] = nil
    transfer.leaveHandle()
    if isReusable, spares.count < Self.connectionsPerHost { spares.append(transfer.easy) }
    resolve(transfer.job, outcome)
    startNext(transfer.job.endpoint.authority)
  }

  private func resolve(_ job: CurlJob, _ outcome: CurlJob.Outcome) {
    jobs[job.id] = nil
    mailbox.finished(job.id)
    job.continuation.resume(returning: outcome)
  }

  private func failAll() {
    let all = jobs
    hosts = [:]
    for progress in all.values {
      switch progress {
      case .waiting(let job): resolve(job, Self.givenUp(job))
      case .running(let transfer): finish(transfer, Self.givenUp(transfer.job), isReusable: false)
      }
    }
  }

  private static func givenUp(_ job: CurlJob) -> CurlJob.Outcome {
    let message = "The request to \(job.endpoint.authority) was given up by libcurl."
    return .failure(TransportError(.connectionFailed, message))
  }
}
