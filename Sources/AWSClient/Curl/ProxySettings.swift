internal import Glibc

/// The proxies that the environment names, read as botocore reads them.
///
/// `HTTPS_PROXY` serves https services and `HTTP_PROXY` http ones; of two spellings the lower-case one counts, even
/// when it is empty. `NO_PROXY` lists hosts (or host:port) that are reached without a proxy together with all names
/// below them, or is `*`. `ALL_PROXY` is not looked at.
///
/// Against botocore, services on this machine and metadata addresses are never asked through a proxy, SOCKS proxies
/// and schemes in capital letters work, blanks around a proxy do no harm, and variables whose names mix small and
/// capital letters are not looked at.
///
/// See `getproxies_environment` and `proxy_bypass_environment` of Python's urllib, which botocore asks.
package struct ProxySettings: Sendable, Unprintable {
  /// The way to one service.
  enum Route: Equatable {
    case direct
    /// A URL for libcurl, possibly with a user name and a password in it.
    case proxy(String)
    /// The variable of that name holds something that cannot be used.
    case unusable(variable: String)
  }

  private struct Proxy: Sendable {
    var variable: String
    var text: String
  }

  private var https: Proxy?
  private var http: Proxy?
  private var bypassed: [String] = []
  private var bypassesAll = false

  /// No proxies at all.
  package init() {}

  /// - Parameter variable: The value of an environment variable; nil when it is not set.
  package init(_ variable: (_ name: String) -> String?) {
    func value(_ lower: String, _ upper: String) -> Proxy? {
      guard let text = variable(lower) else {
        return variable(upper).flatMap { $0.isEmpty ? nil : Proxy(variable: upper, text: $0) }
      }
      return text.isEmpty ? nil : Proxy(variable: lower, text: text)
    }
    https = value("https_proxy", "HTTPS_PROXY")
    http = value("http_proxy", "HTTP_PROXY")
    // Under CGI a client sets HTTP_PROXY with a `Proxy:` header (CVE-2016-1000110).
    if http?.variable == "HTTP_PROXY", variable("REQUEST_METHOD") != nil { http = nil }
    let listed = value("no_proxy", "NO_PROXY")?.text ?? ""
    bypassesAll = listed == "*"
    bypassed = listed.lowercased().split(separator: ",").map { entry in
      String(Self.trimmed(entry).drop { $0 == "." })
    }.filter { !$0.isEmpty }
  }

  package init(environment: [String: String]) {
    self.init { environment[$0] }
  }

  /// Those of this process.
  package static var ofThisProcess: ProxySettings {
    ProxySettings { name in getenv(name).map { String(cString: $0) } }
  }

  func route(to endpoint: EndpointURL) -> Route {
    guard let proxy = endpoint.scheme == "https" ? https : http, !endpoint.isLoopback, !isBypassed(endpoint)
    else { return .direct }
    return Self.url(proxy.text).map { .proxy($0) } ?? .unusable(variable: proxy.variable)
  }

  private func isBypassed(_ endpoint: EndpointURL) -> Bool {
    bypassesAll
      || bypassed.contains { name in
        [endpoint.host, endpoint.authority].contains { $0 == name || $0.hasSuffix("." + name) }
      }
  }

  /// Without blanks around it; line breaks count as such, since a long list may stand on several lines.
  private static func trimmed(_ entry: Substring) -> Substring {
    let start = entry.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start }
    return start[...last]
  }

  private static let schemes: Set<String> = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]

  /// A proxy without a scheme speaks http.
  private static func url(_ text: String) -> String? {
    let text = SharedConfigReader.trimmed(text)
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
    guard let mark = text.utf8Range(of: "://") else {
      let rest = text.hasPrefix("//") ? String(text.dropFirst(2)) : text
      return hasHost(rest[...]) ? "http://" + rest : nil
    }
    guard schemes.contains(text[..<mark.lowerBound].lowercased()) else { return nil }
    return hasHost(text[mark.upperBound...]) ? text : nil
  }

  private static func hasHost(_ rest: Substring) -> Bool {
    let authority = rest.prefix { $0 != "/" }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    return !host.isEmpty && !host.hasPrefix(":")
  }
}
