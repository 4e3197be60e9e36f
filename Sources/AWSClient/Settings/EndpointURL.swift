/// The URL of a service: scheme, host, port and path, nothing else.
///
/// Stricter than RFC 3986 on purpose. What this accepts means the same to us, to libcurl and to a proxy, so a
/// host cannot be smuggled past a check.
package struct EndpointURL: Sendable, Hashable {
  /// `http` or `https`.
  package let scheme: String
  /// Lower case; an IPv6 address keeps its brackets.
  package let host: String
  package let port: Int?
  /// Begins with `/`.
  package let path: String
  /// Host and, if given, port.
  package let authority: String
  /// True when requests cannot leave this machine.
  package let isLoopback: Bool

  /// Reads `http[s]://host[:port][/path]`; nil for anything else (user names, queries, blanks, …).
  package init?(_ text: String) {
    guard let mark = text.utf8Range(of: "://") else { return nil }
    let scheme = text[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = text[mark.upperBound...]
    let authority = rest.prefix { $0 != "/" }
    let path = authority.endIndex == rest.endIndex ? "/" : String(rest[authority.endIndex...])
    guard path.utf8.allSatisfy(Self.isPathByte) else { return nil }
    guard let (host, port) = Self.split(authority) else { return nil }
    self.init(scheme: scheme, host: host, port: port, path: path)
  }

  private init(scheme: String, host: String, port: Int?, path: String) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
    authority = port.map { "\(host):\($0)" } ?? host
    isLoopback = Self.isLoopback(host)
  }

  /// `http://127.0.0.1:port/`.
  package static func loopback(port: Int) -> EndpointURL {
    EndpointURL(scheme: "http", host: "127.0.0.1", port: port, path: "/")
  }

  package var text: String { "\(scheme)://\(authority)\(path)" }

  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  private static func split(_ authority: Substring) -> (host: String, port: Int?)? {
    var host = authority
    var port: Int?
    if let colon = authority.lastIndex(of: ":"), authority.last != "]" {
      let digits = authority[authority.index(after: colon)...]
      guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let number = Int(digits), (1...65_535).contains(number)
      else { return nil }
      port = number
      host = authority[..<colon]
    }
    let lowered = host.lowercased()
    return isHost(lowered) ? (lowered, port) : nil
  }

  private static func isHost(_ host: String) -> Bool {
    if host.hasPrefix("["), host.hasSuffix("]") {
      let inside = host.dropFirst().dropLast()
      return !inside.isEmpty
        && inside.utf8.allSatisfy { isHexDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    }
    guard !host.isEmpty, host.utf8.count <= 253 else { return false }
    return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "/-._~".utf8.contains(byte)
    }
  }
}
