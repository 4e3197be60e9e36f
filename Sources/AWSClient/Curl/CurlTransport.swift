/// Sends requests with libcurl: many at a time, connections kept alive, TLS always verified.
///
/// Nothing of curl runs before the first request, and then on one thread of its own (`CurlLoop`). Callers suspend;
/// cancelling a task takes its transfer down. The thread ends with the transport.
package final class CurlTransport: Transport {
  private let settings: CurlSettings
  private let mailbox = CurlMailbox()

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
    var settings = settings
    if let timeouts = request.timeouts {
      settings.connectTimeout = timeouts.connect
      settings.totalTimeout = timeouts.total
    }
    let mailbox = mailbox
    let applied = settings
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        mailbox.start(
          CurlJob(
            id: id, request: request, endpoint: endpoint, settings: applied, proxy: proxy,
            continuation: continuation))
      }
    } onCancel: {
      mailbox.cancel(id)
    }
    return try outcome.get()
  }

  /// Refuses what must not go out: other schemes, a host in clear text, header injection.
  private func checked(_ request: HTTPRequest) throws(TransportError) -> EndpointURL {
    let withoutQuery = String(request.url.prefix { $0 != "?" })
    guard let endpoint = EndpointURL(withoutQuery), Self.isClean(request.url) else {
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
      request.headers.allSatisfy({ Self.isClean($0.name) && !$0.name.contains(":") && Self.isClean($0.value) }
      )
    else {
      throw TransportError(
        .other, "Nothing was sent to \(endpoint.authority), because a header has a line break.")
    }
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
    text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }
}
