internal import CCurl
internal import Glibc

/// The sockets that libcurl wants watched, and the time at which it wants to be called without news from any of them.
///
/// Only the transfers with news are looked at then, where `curl_multi_perform` asks every socket each time. See epoll(7)
/// and libcurl's CURLMOPT_SOCKETFUNCTION and CURLMOPT_TIMERFUNCTION. Lives on the thread of `CurlLoop`.
final class CurlSockets {
  /// News of one socket, in libcurl's bits.
  struct News {
    var socket: curl_socket_t
    /// `CURL_CSELECT_IN`, `_OUT` and `_ERR`.
    var bits: Int32
  }

  private let wakeUp: WakeUp
  private let epoll: Int32
  private var events = [epoll_event](repeating: epoll_event(), count: 64)
  /// Nanoseconds of the monotonic clock; nil while libcurl waits for nothing but sockets.
  private var due: Int?

  /// - Parameter wakeUp: Ends a wait, whoever rings it.
  /// - Returns: Nil when the system has no descriptor left.
  init?(wakeUp: WakeUp) {
    self.wakeUp = wakeUp
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0, control(EPOLL_CTL_ADD, wakeUp.descriptor, EPOLLIN.rawValue) else { return nil }
  }

  deinit {
    if epoll >= 0 { close(epoll) }
  }

  /// Has libcurl tell its sockets and its time; false when it refuses.
  ///
  /// libcurl does not hold on to this object, which must outlive the handle.
  func serve(_ multi: UnsafeMutableRawPointer) -> Bool {
    let owner = Unmanaged.passUnretained(self).toOpaque()
    return kmscope_curl_multi_set_sockets(
      multi,
      { _, socket, what, owner, _ in
        guard let owner else { return 0 }
        Unmanaged<CurlSockets>.fromOpaque(owner).takeUnretainedValue().watch(socket, what)
        return 0
      }, owner) == CURLM_OK
      && kmscope_curl_multi_set_timer(
        multi,
        { _, milliseconds, owner in
          guard let owner else { return 0 }
          let sockets = Unmanaged<CurlSockets>.fromOpaque(owner).takeUnretainedValue()
          sockets.due = milliseconds < 0 ? nil : CurlSockets.now + milliseconds * 1_000_000
          return 0
        }, owner) == CURLM_OK
  }

  /// True when libcurl's time has come, which is forgotten with that.
  func takesTime() -> Bool {
    guard let due, due <= CurlSockets.now else { return false }
    self.due = nil
    return true
  }

  /// Waits for news of sockets, for libcurl's time or for a ring.
  func wait() -> [News] {
    // Rounded up, or it would be called a moment too early, again and again.
    let pause = due.map { Int32(clamping: (max(0, $0 - CurlSockets.now) + 999_999) / 1_000_000) } ?? -1
    let count = epoll_wait(epoll, &events, Int32(events.count), pause)
    return events.prefix(Int(max(0, count))).compactMap { event in
      guard event.data.fd != wakeUp.descriptor else {
        wakeUp.silence()
        return nil
      }
      return News(socket: event.data.fd, bits: Self.bits(event.events))
    }
  }

  private func watch(_ socket: curl_socket_t, _ what: Int32) {
    var wanted: UInt32 = 0
    if what & CURL_POLL_IN != 0 { wanted |= EPOLLIN.rawValue }
    if what & CURL_POLL_OUT != 0 { wanted |= EPOLLOUT.rawValue }
    if what == CURL_POLL_REMOVE {
      _ = control(EPOLL_CTL_DEL, socket, 0)
    } else if !control(EPOLL_CTL_ADD, socket, wanted) {
      _ = control(EPOLL_CTL_MOD, socket, wanted)
    }
  }

  private func control(_ operation: Int32, _ descriptor: Int32, _ wanted: UInt32) -> Bool {
    var event = epoll_event(events: wanted, data: epoll_data_t(fd: descriptor))
    return epoll_ctl(epoll, operation, descriptor, &event) == 0
  }

  private static func bits(_ events: UInt32) -> Int32 {
    var bits: Int32 = 0
    if events & EPOLLIN.rawValue != 0 { bits |= CURL_CSELECT_IN }
    if events & EPOLLOUT.rawValue != 0 { bits |= CURL_CSELECT_OUT }
    if events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { bits |= CURL_CSELECT_ERR }
    return bits
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
