/// The canonical form of a request that SigV4 hashes.
///
/// See "Create a signed AWS API request", step 1, in the IAM User Guide.
struct CanonicalRequest {
  let bytes: [UInt8]
  /// Lower-case names joined by `;`, as they stand in the Authorization header.
  let signedHeaders: String

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// - Parameters:
  ///   - target: Path and query as sent, for example `/?Action=X`.
  ///   - normalizePath: Dot segments and doubled slashes are removed before encoding.
  init(
    method: String, target: String, headers: [HTTPHeader], body: [UInt8], normalizePath: Bool
  ) {
    let canonical = Self.canonicalHeaders(headers)
    let names = Self.names(canonical)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1024)
    func line(_ text: String) {
      bytes += text.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    line(method)
    if target == "/" {
      line("/")
      line("")
    } else {
      let (path, query) = Self.split(target)
      line(Self.canonicalPath(path, normalize: normalizePath))
      line(Self.canonicalQuery(query))
    }
    for header in canonical {
      bytes += header.name.utf8
      bytes.append(UInt8(ascii: ":"))
      line(header.value)
    }
    line("")
    line(names)
    bytes += Digest.hex(Digest.sha256(body)).utf8
    self.bytes = bytes
    signedHeaders = names
  }

  private static func names(_ headers: [HTTPHeader]) -> String {
    var names = ""
    names.reserveCapacity(headers.count * 16)
    for header in headers {
      if !names.isEmpty { names += ";" }
      names += header.name
    }
    return names
  }

  /// What follows the host in an absolute URL, or the text itself when it is already `/path?query`.
  static func target(ofURL url: String) -> String {
    guard let scheme = url.utf8Range(of: "://") else { return url.isEmpty ? "/" : url }
    let rest = url.utf8[scheme.upperBound...]
    guard let start = rest.firstIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }) else {
      return "/"
    }
    return (rest[start] == UInt8(ascii: "?") ? "/" : "") + url[start...]
  }

  private static func split(_ target: String) -> (path: Substring, query: Substring) {
    guard let mark = target.firstIndex(of: "?") else { return (target[...], "") }
    return (target[..<mark], target[target.index(after: mark)...])
  }

  private static func canonicalPath(_ path: Substring, normalize: Bool) -> String {
    var segments = path.split(separator: "/", omittingEmptySubsequences: false)
    if normalize { segments = normalized(segments) }
    let encoded = segments.map { PercentEncoding.encode($0.utf8) }.joined(separator: "/")
    return encoded.isEmpty ? "/" : encoded
  }

  private static func normalized(_ segments: [Substring]) -> [Substring] {
    var kept: [Substring] = []
    for segment in segments where !segment.isEmpty && segment != "." {
      if segment == ".." { _ = kept.popLast() } else { kept.append(segment) }
    }
    let endsOpen = segments.last.map { $0.isEmpty || $0 == "." || $0 == ".." } ?? true
    return [""] + kept + (endsOpen ? [""] : [])
  }

  private static func canonicalQuery(_ query: Substring) -> String {
    let pairs = query.split(separator: "&").map { pair in
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (recode(halves[0]), halves.count > 1 ? recode(halves[1]) : "")
    }
    return pairs.sorted { $0 < $1 }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
  }

  /// Whatever the sender encoded or left as it is comes out encoded once.
  private static func recode(_ text: Substring) -> String {
    PercentEncoding.encode(PercentEncoding.decode(text.utf8))
  }

  /// Lower-case names in order, values of one name joined by commas in the order of arrival.
  private static func canonicalHeaders(_ headers: [HTTPHeader]) -> [HTTPHeader] {
    var canonical: [HTTPHeader] = []
    canonical.reserveCapacity(headers.count)
    for header in headers {
      let name = header.name.lowercased()
      let value = collapse(header.value)
      var index = canonical.count
      while index > 0, name < canonical[index - 1].name { index -= 1 }
      if index > 0, canonical[index - 1].name == name {
        canonical[index - 1].value += "," + value
      } else {
        canonical.insert(HTTPHeader(name, value), at: index)
      }
    }
    return canonical
  }

  /// Trims a value and makes every run of blanks (folded lines too) one space.
  private static func collapse(_ value: String) -> String {
    if isCollapsed(value) { return value }
    return value.unicodeScalars.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
      .map { String($0) }.joined(separator: " ")
  }

  private static func isCollapsed(_ value: String) -> Bool {
    var before = UInt8(ascii: " ")
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return false
      case UInt8(ascii: " ") where before == UInt8(ascii: " "): return false
      default: before = byte
      }
    }
    return before != UInt8(ascii: " ")
  }
}
