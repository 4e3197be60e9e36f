import FoundationEssentials

@testable import AWSClient

/// Plays recorded HTTP back and writes down where a request differs from the recording.
final class ReplayTransport: Transport {
  struct Exchange: Sendable {
    var method: String
    var url: String
    var headers: [String: String]
    var body: String
    var status: Int
    var answerHeaders: [HTTPHeader]
    var answer: [UInt8]
  }

  struct Damaged: Error {}

  private let state: Lock<(left: [Exchange], differences: [String], extra: [String])>
  /// Members of forms that a recording has and that say nothing, because other inputs were recorded.
  private let unequalMembers: Set<String>

  init(_ exchanges: [Exchange], unequalMembers: Set<String> = []) {
    state = Lock((exchanges, [], []))
    self.unequalMembers = unequalMembers
  }

  /// What was asked otherwise than recorded.
  var differences: [String] { state.withLock { $0.differences } }
  /// URLs that were asked and are not in the recording.
  var extra: [String] { state.withLock { $0.extra } }
  /// How many recorded requests were not made.
  var unasked: Int { state.withLock { $0.left.count } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let exchange: Exchange? = state.withLock { state in
      guard !state.left.isEmpty else {
        state.extra.append(request.url)
        return nil
      }
      let exchange = state.left.removeFirst()
      state.differences += differences(request, exchange)
      return exchange
    }
    guard let exchange else { throw TransportError(.connectionRefused, "The recording has ended.") }
    return HTTPResponse(status: exchange.status, headers: exchange.answerHeaders, body: exchange.answer)
  }

  private func differences(_ request: HTTPRequest, _ recorded: Exchange) -> [String] {
    var found: [String] = []
    func compare(_ what: String, _ ours: String?, _ theirs: String?) {
      if ours != theirs { found.append("\(what): \(ours ?? "nil") instead of \(theirs ?? "nil")") }
    }
    compare("method", request.method, recorded.method)
    compare("URL", Self.comparable(request.url), Self.comparable(recorded.url))
    for (name, value) in recorded.headers {
      switch name {
      case "authorization", "x-amz-date", "x-amz-security-token":
        // Made of times and keys; that they are there must agree.
        if request.header(name) == nil { found.append("no \(name)") }
      case "content-type":
        compare(name, request.header(name)?.split(separator: ";").first.map(String.init), value)
      case "x-amz-sso_bearer_token", "x-aws-ec2-metadata-token", "x-aws-ec2-metadata-token-ttl-seconds",
        "accept":
        compare(name, request.header(name), value)
      default: break
      }
    }
    let isSigned = Self.isSigned(request.header("authorization"))
    if isSigned != Self.isSigned(recorded.headers["authorization"]) { found.append("signed: \(isSigned)") }
    let recordedForm = form(recorded.body)
    let form = form(String(decoding: request.body, as: UTF8.self))
    for name in Set(form.keys).union(recordedForm.keys) { compare(name, form[name], recordedForm[name]) }
    return found
  }

  private static func isSigned(_ authorization: String?) -> Bool {
    authorization?.hasPrefix("AWS4-HMAC-SHA256 ") == true
  }

  /// Session names that were made of the time are only there or not.
  private func form(_ body: String) -> [String: String] {
    var form = STSAnswers.form(HTTPRequest(method: "", url: "", headers: [], body: Array(body.utf8)))
    let made = ["kmscope-", "assume-role-", "web-identity-token-profile-"]
    if let name = form["RoleSessionName"], made.contains(where: { name.hasPrefix($0) }) {
      form["RoleSessionName"] = "made"
    }
    // One recording has the line break of its token file, the others have not; a token has none.
    form["WebIdentityToken"] = form["WebIdentityToken"].map {
      SharedConfigReader.trimmed($0.filter { !$0.isNewline })
    }
    for name in unequalMembers where form[name] != nil { form[name] = "there" }
    return form
  }

  /// A path at least, and the query in one order.
  private static func comparable(_ url: String) -> String {
    let halves = url.split(separator: "?", maxSplits: 1).map(String.init)
    var address = halves[0]
    if !address.dropFirst("https://".count).contains("/") { address += "/" }
    guard halves.count == 2 else { return address }
    return address + "?" + halves[1].split(separator: "&").sorted().joined(separator: "&")
  }
}

extension ReplayTransport {
  /// Reads `http-traffic.json`: events of connections, in order.
  static func exchanges(_ bytes: Data) throws -> [Exchange] {
    let json = try JSONReader.read(Array(bytes))
    guard let events = json["events"]?.array else { throw Damaged() }
    var exchanges: [Int: Exchange] = [:]
    for event in events {
      guard let id = event["connection_id"]?.int, let action = event["action"] else { throw Damaged() }
      if let request = action["Request"]?["request"] {
        exchanges[id] = Exchange(
          method: request["method"]?.string ?? "", url: request["uri"]?.string ?? "",
          headers: headers(request["headers"]), body: "", status: 0, answerHeaders: [], answer: [])
      } else if let response = action["Response"]?["response"]?["Ok"] {
        exchanges[id]?.status = response["status"]?.int ?? 0
        exchanges[id]?.answerHeaders = headers(response["headers"]).map { HTTPHeader($0.key, $0.value) }
      } else if let data = action["Data"] {
        let text = data["data"]?["Utf8"]?.string ?? ""
        if data["direction"]?.string == "Request" {
          exchanges[id]?.body += text
        } else {
          exchanges[id]?.answer += Array(text.utf8)
        }
      } else if action["Eof"] == nil {
        throw Damaged()
      }
    }
    return exchanges.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func headers(_ json: JSONValue?) -> [String: String] {
    guard case .object(let members)? = json else { return [:] }
    return Dictionary(
      members.map { ($0.name.lowercased(), $0.value.array?.first?.string ?? $0.value.string ?? "") },
      uniquingKeysWith: { first, _ in first })
  }
}
