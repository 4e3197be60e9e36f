/// Sends requests with libcurl: many at a time, connections kept alive, TLS always verified.
///
/// Nothing of curl runs before the first request, and then on one thread of its own (`CurlLoop`). Callers suspend;
/// cancelling a task takes its transfer down. The thread ends with the transport.
package final class CurlTransport: Transport {
  private let settings: CurlSettings
  private let mailbox = CurlMailbox()
  /// The last URL and what it was read as: most requests go where the one before went.
  private let lastURL = Lock<(text: String, endpoint: EndpointURL)?>(nil)

  package init(settings: CurlSettings = CurlSettings()) {
    self.settings = settings
  }

  deinit {
    mailbox.stop()
  }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let endpoint = try checked(request)
    let proxy = request.isLinkLocal ? nil : try proxy(to: endpoint)
    let id = mailbox.reserve()
    let mailbox = mailbox
    let settings = settings
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        mailbox.start(
          CurlJob(
            id: id, request: request, endpoint: endpoint, settings: settings, proxy: proxy,
            continuation: continuation))
      }
    } onCancel: {
      mailbox.cancel(id)
    }
    return try outcome.get()
  }

  /// Refuses what must not go out: other schemes, a host in clear text, header injection.
  private func checked(_ request: HTTPRequest) throws(TransportError) -> EndpointURL {
    guard let endpoint = endpoint(request.url) else {
      throw TransportError(.other, "The request's URL is not one that can be sent safely.")
    }
    guard
      endpoint.scheme == "https" || endpoint.isLoopback || request.isLinkLocal
        || settings.plainHTTPHosts.contains(endpoint.host)
    else {
      throw TransportError(
        .other, "Nothing was sent to \(endpoint.authority), because plain http was not asked for by name.")
    }
    guard
      request.headers.allSatisfy({
        Self.isClean($0.name) && !$0.name.utf8.contains(UInt8(ascii: ":")) && Self.isClean($0.value)
      })
    else {
      throw TransportError(
        .other, "Nothing was sent to \(endpoint.authority), because a header has a line break.")
    }
    return endpoint
  }

  /// Nil for a URL that may mean different things to different programs.
  private func endpoint(_ url: String) -> EndpointURL? {
    if let last = lastURL.withLock({ $0 }), last.text.utf8.elementsEqual(url.utf8) { return last.endpoint }
    let withoutQuery = String(url.prefix { $0 != "?" })
    guard Self.isClean(url), let endpoint = EndpointURL(withoutQuery) else { return nil }
    lastURL.withLock { $0 = (url, endpoint) }
    return endpoint
  }

  private func proxy(to endpoint: EndpointURL) throws(TransportError) -> String? {
    switch settings.proxies.route(to: endpoint) {
    case .direct: return nil
    case .proxy(let url): return url
    case .unusable(let variable):
      // Its value is not quoted, because it may hold a password.
      throw TransportError(
        .other,
        "Nothing was sent to \(endpoint.authority), because \(variable) does not hold the URL of a proxy that "
          + "kmscope can use (http, https, socks4, socks4a, socks5 or socks5h).", mayHaveBeenSent: false)
    }
  }

  private static func isClean(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { $0.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 } }
  }
}
