/// The canonical form of a request that SigV4 hashes.
///
/// See "Create a signed AWS API request", step 1, in the IAM User Guide.
struct CanonicalRequest {
  var text: String
  /// Lower-case names joined by `;`, as they stand in the Authorization header.
  var signedHeaders: String

  /// - Parameters:
  ///   - target: Path and query as sent, for example `/?Action=X`.
  ///   - normalizePath: Dot segments and doubled slashes are removed before encoding.
  init(
    method: String, target: String, headers: [HTTPHeader], body: [UInt8], normalizePath: Bool
  ) {
    let (path, query) = Self.split(target)
    let canonical = Self.canonicalHeaders(headers)
    signedHeaders = canonical.map(\.name).joined(separator: ";")
    text = [
      method, Self.canonicalPath(path, normalize: normalizePath), Self.canonicalQuery(query),
      canonical.map { "\($0.name):\($0.value)\n" }.joined(), signedHeaders, Digest.hex(Digest.sha256(body)),
    ].joined(separator: "\n")
  }

  /// What follows the host in an absolute URL, or the text itself when it is already `/path?query`.
  static func target(ofURL url: String) -> String {
    guard let scheme = url.utf8Range(of: "://") else { return url.isEmpty ? "/" : url }
    let rest = url[scheme.upperBound...]
    guard let start = rest.firstIndex(where: { $0 == "/" || $0 == "?" }) else { return "/" }
    return rest[start] == "?" ? "/" + rest[start...] : String(rest[start...])
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
  private static func canonicalHeaders(_ headers: [HTTPHeader]) -> [(name: String, value: String)] {
    var values: [String: [String]] = [:]
    for header in headers {
      values[header.name.lowercased(), default: []].append(collapse(header.value))
    }
    return values.sorted { $0.key < $1.key }.map { ($0.key, $0.value.joined(separator: ",")) }
  }

  /// Trims a value and makes every run of blanks (folded lines too) one space.
  private static func collapse(_ value: String) -> String {
    value.unicodeScalars.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
      .map { String($0) }.joined(separator: " ")
  }
}

extension String {
  /// The first place where `needle` stands, compared byte by byte.
  func utf8Range(of needle: String) -> Range<String.Index>? {
    let needle = Array(needle.utf8)
    var start = utf8.startIndex
    while start != utf8.endIndex {
      if utf8[start...].starts(with: needle) {
        return start..<utf8.index(start, offsetBy: needle.count)
      }
      start = utf8.index(after: start)
    }
    return nil
  }
}
