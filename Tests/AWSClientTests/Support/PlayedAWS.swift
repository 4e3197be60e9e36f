import FoundationEssentials

@testable import AWSClient

/// Plays everybody whom a sign-in asks, as Python/botocore_judge.py does for botocore.
///
/// The access key that is handed out tells how it was asked for.
struct PlayedAWS: Transport {
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let host = request.url.split(separator: "/")[1]
    if host.hasPrefix("sts.") { return sts(request) }
    if host.hasPrefix("portal.sso.") { return portal(request, region: String(host.split(separator: ".")[2])) }
    return try metadata(request, host: host)
  }

  /// An access key in letters that fit into a header.
  static func key(_ kind: String, _ words: [String]) -> String {
    let text = "\(kind)[\(words.joined(separator: ";"))]"
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let isPlain =
            scalar.isASCII && (Character(scalar).isLetter || Character(scalar).isNumber)
            || "-_:.*;[]~".unicodeScalars.contains(scalar)
          return isPlain ? scalar : "~"
        }))
  }

  private func sts(_ request: HTTPRequest) -> HTTPResponse {
    let form = STSAnswers.form(request)
    let arn = form["RoleArn"] ?? ""
    var name = form["RoleSessionName"] ?? ""
    if name.hasPrefix("kmscope-") { name = "*" }
    let operation = form["Action"] ?? ""
    let key =
      if operation == "AssumeRoleWithWebIdentity" {
        Self.key("web", [arn, name, form["WebIdentityToken"] ?? ""])
      } else {
        Self.key(
          "role",
          [arn, name] + ["DurationSeconds", "ExternalId", "SerialNumber", "TokenCode"].map { form[$0] ?? "" }
            + [signer(request)])
      }
    let account = arn.split(separator: ":", omittingEmptySubsequences: false).dropFirst(4).first ?? ""
    return HTTPResponse(
      status: 200, headers: [],
      body: Array(
        """
        <\(operation)Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><\(operation)Result>
        <AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:me</AssumedRoleId>
        <Arn>arn:aws:sts::\(account):assumed-role/Any/me</Arn></AssumedRoleUser>
        <Credentials><AccessKeyId>\(key)</AccessKeyId><SecretAccessKey>secret-of-\(key)</SecretAccessKey>
        <SessionToken>token-of-\(key)</SessionToken><Expiration>\(Self.late)</Expiration></Credentials>
        </\(operation)Result></\(operation)Response>
        """.utf8))
  }

  /// The access key that a request is signed with.
  private func signer(_ request: HTTPRequest) -> String {
    let value = request.header("authorization") ?? ""
    guard let start = value.firstIndex(of: "=") else { return "" }
    return String(value[value.index(after: start)...].prefix { $0 != "/" })
  }

  private func portal(_ request: HTTPRequest, region: String) -> HTTPResponse {
    var query: [String: String] = [:]
    for pair in request.url.drop(while: { $0 != "?" }).dropFirst().split(separator: "&") {
      let halves = pair.split(separator: "=", omittingEmptySubsequences: false)
      query[String(halves[0])] = PercentDecoding.decode(String(halves[1]))
    }
    let key = Self.key(
      "sso",
      [
        region, query["account_id"] ?? "", query["role_name"] ?? "",
        request.header("x-amz-sso_bearer_token") ?? "",
      ])
    return json(
      """
      {"roleCredentials": {"accessKeyId": "\(key)", "secretAccessKey": "secret-of-\(key)",
        "sessionToken": "token-of-\(key)", "expiration": 4070908800000}}
      """)
  }

  /// Some names stand for a service that does not do what it should.
  private func metadata(
    _ request: HTTPRequest, host: Substring
  ) throws(TransportError) -> HTTPResponse {
    if host == "unreachable.example" {
      throw TransportError(.timedOut, "No connection to \(host) stood in time.", mayHaveBeenSent: false)
    }
    if request.url.hasSuffix("/latest/api/token") {
      if host == "late.example" { throw TransportError(.timedOut, "\(host) did not answer in time.") }
      if host == "broken.example" { throw TransportError(.connectionFailed, "\(host) broke off.") }
      let refusals: [Substring: Int] = ["older.example": 404, "failing.example": 500, "strict.example": 400]
      if let status = refusals[host] { return HTTPResponse(status: status, headers: [], body: []) }
      return HTTPResponse(
        status: 200, headers: [HTTPHeader("X-Aws-Ec2-Metadata-Token-Ttl-Seconds", "21600")],
        body: Array("instance-token".utf8))
    }
    if request.url.hasSuffix("/security-credentials/") {
      return HTTPResponse(status: 200, headers: [], body: Array("role".utf8))
    }
    let isInstance = request.url.contains("/latest/")
    let key =
      isInstance
      ? Self.key(
        "instance",
        [request.url] + (request.header("x-aws-ec2-metadata-token") == nil ? ["v1"] : []))
      : Self.key("container", [request.url, request.header("authorization") ?? ""])
    return json(
      """
      {"Code": "Success", "Type": "AWS-HMAC", "LastUpdated": "2026-09-21T14:00:00Z", "AccessKeyId": "\(key)",
        "SecretAccessKey": "secret-of-\(key)", "Token": "token-of-\(key)", "Expiration": "\(Self.late)"}
      """)
  }

  static let late = "2099-01-01T00:00:00Z"

  private func json(_ text: String) -> HTTPResponse {
    HTTPResponse(
      status: 200, headers: [HTTPHeader("Content-Type", "application/json")], body: Array(text.utf8))
  }

  /// What a credential_process prints; its arguments say what goes wrong.
  static func output(_ words: [String]) -> ProcessOutput {
    let key = key("process", words)
    var members = [JSONValue.Member("AccessKeyId", .string(key))]
    func add(_ name: String, _ value: JSONValue, when isWanted: Bool) {
      if isWanted { members.append(JSONValue.Member(name, value)) }
    }
    add("Version", .number(words.contains("--version2") ? "2" : "1"), when: true)
    add("SecretAccessKey", .string("secret-of-\(key)"), when: !words.contains("--no-secret"))
    add("SessionToken", .string("token-of-\(key)"), when: words.contains("--token"))
    add("AccountId", .string("444455556666"), when: words.contains("--account"))
    add("Expiration", .string(late), when: words.contains("--expires"))
    return ProcessOutput(
      exitStatus: words.contains("--fail") ? 1 : 0,
      standardOutput: Array(JSONValue.object(members).text.utf8),
      standardError: Array("said".utf8))
  }

  /// The files that other programs would have left: tokens of outside identity providers, of Identity Center and of `aws login`.
  static func file(_ path: String, dpopKey: String) -> FileContents {
    let name = path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? ""
    if path.hasPrefix("/tokens/") { return .bytes(Array("token-in-\(path)".utf8)) }
    if path.contains("/sso/cache/") {
      return .bytes(Array("{\"accessToken\": \"token-\(name)\", \"expiresAt\": \"\(late)\"}".utf8))
    }
    guard path.contains("/login/cache/") else { return .missing }
    let key = key("login", [name])
    let access = JSONValue.object(
      [
        ("accessKeyId", key), ("secretAccessKey", "secret-of-\(key)"), ("sessionToken", "token-of-\(key)"),
        ("accountId", "111122223333"), ("expiresAt", late),
      ].map { JSONValue.Member($0.0, .string($0.1)) })
    let members =
      [JSONValue.Member("accessToken", access)]
      + [("refreshToken", "r"), ("clientId", "c"), ("dpopKey", dpopKey)].map {
        JSONValue.Member($0.0, .string($0.1))
      }
    return .bytes(Array(JSONValue.object(members).text.utf8))
  }
}
