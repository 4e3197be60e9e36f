internal import CCurl
internal import Glibc

/// The one thread that touches libcurl's transfers.
final class CurlLoop {
  /// Connections kept and opened to one host at most; further requests wait for a free one.
  static let connectionsPerHost = 32

  /// libcurl's process-wide set-up, done once and only when something is to be sent.
  static let isCurlReady: Bool =
    OpenSSLLibrary.isReady && curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  private let mailbox: CurlMailbox
  private let multi: UnsafeMutableRawPointer
  private var transfers: [UnsafeMutableRawPointer: CurlTransfer] = [:]

  init(mailbox: CurlMailbox, multi: CurlHandle) {
    self.mailbox = mailbox
    self.multi = multi.pointer
  }

  /// Starts the thread with every signal blocked: signals belong to the main thread, and a broken connection must
  /// not end the process with SIGPIPE.
  func runOnItsOwnThread() -> Bool {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let retained = Unmanaged.passRetained(self)
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { raw in
        guard let raw else { return nil }
        Unmanaged<CurlLoop>.fromOpaque(raw).takeRetainedValue().run()
        return nil
      }, retained.toOpaque())
    if failure != 0 {
      retained.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  private func run() {
    _ = kmscope_curl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, Self.connectionsPerHost)
    _ = kmscope_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, Self.connectionsPerHost)
    while obey(mailbox.take()) {
      var running: Int32 = 0
      if curl_multi_perform(multi, &running) != CURLM_OK { failAll() }
      collect()
      // A wake-up that came since `take` ends the poll at once.
      if curl_multi_poll(multi, nil, 0, transfers.isEmpty ? 60_000 : 1000, nil) != CURLM_OK {
        failAll()
        usleep(10_000)
      }
    }
    mailbox.threadEnds()
    failAll()
    curl_multi_cleanup(multi)
  }

  /// Carries out commands; false when the thread is to end.
  private func obey(_ commands: [CurlMailbox.Command]) -> Bool {
    for command in commands {
      switch command {
      case .start(let job): start(job)
      case .cancel(let id):
        guard let transfer = transfers.values.first(where: { $0.job.id == id }) else { continue }
        finish(transfer, CurlJob.cancelled(transfer.job.endpoint))
      case .stop: return false
      }
    }
    return true
  }

  private func start(_ job: CurlJob) {
    guard let transfer = CurlTransfer(job), curl_multi_add_handle(multi, transfer.easy) == CURLM_OK else {
      mailbox.finished(job.id)
      job.continuation.resume(
        returning: .failure(
          TransportError(.other, "The request to \(job.endpoint.authority) could not be prepared by libcurl.")
        ))
      return
    }
    transfers[transfer.easy] = transfer
  }

  /// Hands out the outcomes of all transfers that have ended.
  private func collect() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
        let transfer = transfers[easy]
      else { continue }
      finish(transfer, transfer.outcome(message.pointee.data.result))
    }
  }

  private func finish(_ transfer: CurlTransfer, _ outcome: CurlJob.Outcome) {
    curl_multi_remove_handle(multi, transfer.easy)
    transfers[transfer.easy] = nil
    mailbox.finished(transfer.job.id)
    transfer.job.continuation.resume(returning: outcome)
  }

  private func failAll() {
    for transfer in Array(transfers.values) {
      let message = "The request to \(transfer.job.endpoint.authority) was given up by libcurl."
      finish(transfer, .failure(TransportError(.connectionFailed, message)))
    }
  }
}
