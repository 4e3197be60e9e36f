import CCurl
import FoundationEssentials
import FuzzSupport

@testable import AWSClient

/// What must hold for the small formats: what is read and written again reads the same.
enum FormatChecks {
  static func json(_ bytes: [UInt8]) {
    let value: JSONValue
    do throws(JSONReader.Problem) {
      value = try JSONReader.read(bytes)
    } catch {
      if !(0...bytes.count).contains(error.offset) { fail("a problem is inside the text: \(error)") }
      Leaks.check(error.message, of: String(decoding: bytes, as: UTF8.self))
      return
    }
    guard let again = try? JSONReader.read(Array(value.text.utf8)), again == value else {
      fail("JSON that was read and written again reads the same")
    }
  }

  static func xml(_ bytes: [UInt8]) {
    let root: XMLElement
    do throws(XMLReader.Problem) {
      root = try XMLReader.read(bytes)
    } catch {
      if !(0...bytes.count).contains(error.offset) { fail("a problem is inside the text: \(error)") }
      Leaks.check(error.message, of: String(decoding: bytes, as: UTF8.self))
      return
    }
    guard let again = try? XMLReader.read(Array(written(root).utf8)), again == root else {
      fail("XML that was read and written again reads the same")
    }
    for name in ["Code", "AccessKeyId", "member"] { _ = root.first(name)?.list(name) }
  }

  private static func written(_ element: XMLElement) -> String {
    var text = ""
    for scalar in element.text.unicodeScalars {
      switch scalar {
      case "<", ">", "&": text += "&#\(scalar.value);"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return "<\(element.name)>\(text)\(element.children.map(written).joined())</\(element.name)>"
  }

  static func time(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for date in [RFC3339Time.date(text), LenientTime.date(text), SigningTime.date(text)].compactMap({ $0 }) {
      let seconds = date.timeIntervalSince1970
      guard abs(seconds) < 400_000_000_000 else { fail("a time is within four digits of years") }
      guard seconds >= 0, seconds < 253_402_300_800 else { continue }
      if RFC3339Time.date(RFC3339Time.text(date)) != date { fail("a time that is written reads the same") }
      if SigningTime.date(SigningTime.text(date)) != date { fail("a signing time reads the same") }
    }
    if let date = RFC3339Time.date(text), LenientTime.date(text) != date {
      fail("what is read strictly is read leniently too")
    }
    if let number = Double(text), let date = RFC3339Time.date(seconds: number) { _ = RFC3339Time.text(date) }
  }

  static func url(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = try? ContainerEndpoint.resolve(
      Environment(variables: [ContainerEndpoint.fullVariable: text]))
    _ = try? ContainerEndpoint.resolve(
      Environment(variables: [ContainerEndpoint.relativeVariable: text]))
    for name in [RegionName.insideFIPSName(text), RegionName.stem(text)] where name?.isEmpty == true {
      if RegionName.isValid(text) { fail("a part of a Region is not empty") }
    }
    guard let url = EndpointURL(text) else { return }
    if EndpointURL(url.text) != url { fail("an address that is written reads the same") }
    let host = curlHost(url.text)
    if host != url.host, !isNumeric(url.host) {
      fail("libcurl would go to \(host ?? "nowhere") instead of \(url.host)")
    }
    if url.isLoopback, let host, !(host == "[::1]" || host.hasPrefix("127.") || host.hasSuffix("localhost")) {
      fail("libcurl stays on this machine, too: \(host)")
    }
  }

  /// Numbers as hosts are addresses in disguise, which libcurl writes out.
  private static func isNumeric(_ host: String) -> Bool {
    host.first == "[" || host.utf8.allSatisfy { "0123456789abcdefx.".utf8.contains($0) }
  }

  private static func curlHost(_ text: String) -> String? {
    let handle = curl_url()
    defer { curl_url_cleanup(handle) }
    guard curl_url_set(handle, CURLUPART_URL, text, 0) == CURLUE_OK else { return nil }
    var part: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, CURLUPART_HOST, &part, 0) == CURLUE_OK, let part else { return nil }
    defer { curl_free(part) }
    return String(cString: part).lowercased()
  }

  static func command(_ bytes: [UInt8]) {
    let line = String(decoding: bytes, as: UTF8.self)
    do throws(AWSError) {
      let words = try CommandWords.split(line, profile: "default")
      let quoted = words.map { "'\($0.replacing("'", with: "'\\''"))'" }.joined(separator: " ")
      if CommandWords.words(quoted) != words { fail("words that are quoted are split again") }
      let shown = LastWords.text(bytes, hiding: words)
      if shown.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
        fail("last words have no control characters")
      }
    } catch {
      Leaks.check(error.sentences, of: line)
    }
  }
}
