internal import CCurl
internal import Glibc

/// Turns libcurl's result code into a sentence about the host.
struct CurlFailure {
  var code: CURLcode
  /// libcurl's own words about this transfer, possibly empty.
  var detail: String
  var endpoint: EndpointURL
  var route: CurlRoute
  /// `errno` of the last failed connect.
  var systemError: Int32
  var wasSent: Bool

  private var host: String { endpoint.authority }

  var transportError: TransportError {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      TransportError(.cannotResolveHost, "The name \(endpoint.host) cannot be resolved to an address.")
    case _ where detail.hasPrefix("CONNECT tunnel failed") || detail.hasPrefix("Proxy CONNECT"):
      TransportError(
        detail.utf8Range(of: "response 5") == nil ? .other : .connectionFailed,
        "The proxy on the way to \(host) does not connect to it\(reason).", mayHaveBeenSent: false)
    case CURLE_COULDNT_RESOLVE_PROXY:
      TransportError(.cannotResolveHost, "The name of the proxy on the way to \(host) cannot be resolved.")
    case CURLE_COULDNT_CONNECT where systemError == ECONNREFUSED:
      TransportError(.connectionRefused, "\(host) refused the connection: nothing listens there.")
    case CURLE_COULDNT_CONNECT:
      TransportError(
        .connectionFailed, "No connection to \(host) could be made\(reason).", mayHaveBeenSent: false)
    case CURLE_OPERATION_TIMEDOUT: timeOut
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE:
      TransportError(
        .connectionFailed, "The connection to \(host) broke before the answer was complete\(reason).")
    case CURLE_SSL_CACERT_BADFILE:
      TransportError(
        .tlsFailed,
        "The file of certificate authorities \(route.caBundle ?? "of this system") cannot be read, so that "
          + "\(host) was not asked.")
    case CURLE_SSL_CONNECT_ERROR where isBrokenHandshake:
      TransportError(
        .connectionFailed, "The connection to \(host) broke before it was secure\(reason).",
        mayHaveBeenSent: false)
    case CURLE_OUT_OF_MEMORY where wasSent:
      // That is what libcurl says of a line beyond 100 KiB.
      TransportError(.responseTooLarge, "The answer of \(host) has a header that is too large.")
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
      TransportError(.other, "\(host) did not answer in HTTP\(reason).")
    default:
      isAboutTLS
        ? TransportError(.tlsFailed, "The TLS connection to \(host) could not be trusted\(reason).")
        : TransportError(.other, "The request to \(host) failed: \(words).")
    }
  }

  private var timeOut: TransportError {
    wasSent
      ? TransportError(.timedOut, "\(host) did not answer within \(seconds(route.timeouts.total)).")
      : TransportError(
        .timedOut, "No connection to \(host) stood within \(seconds(route.timeouts.connect)).",
        mayHaveBeenSent: false)
  }

  /// The other side went away in the middle of the TLS handshake, which says nothing about its certificate.
  private var isBrokenHandshake: Bool {
    ["SSL_ERROR_SYSCALL", "Connection reset", "unexpected eof"].contains { detail.utf8Range(of: $0) != nil }
  }

  private var isAboutTLS: Bool {
    [
      CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION,
      CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE, CURLE_SSL_INVALIDCERTSTATUS,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_USE_SSL_FAILED, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CLIENTCERT,
    ].contains(code)
  }

  /// libcurl quotes a proxy that it does not understand as the environment has it, user name and password included.
  private var words: String {
    if detail.hasPrefix("Unsupported proxy") {
      return "the environment names a proxy that libcurl cannot use"
    }
    return detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
  }

  private var reason: String { words.isEmpty ? "" : " (\(words))" }

  private func seconds(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value)) seconds" : "\(value) seconds"
  }
}
