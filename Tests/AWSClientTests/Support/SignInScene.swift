import FoundationEssentials

@testable import AWSClient

/// A person's files, variables and clock, and the sign-in that comes of them; nothing real is touched.
final class SignInScene: Sendable {
  let environment: [String: String]
  let options: AWSConfiguration.Options
  let files: Lock<[String: [UInt8]]>
  let now: Lock<Date>
  let commands = Lock<[[String]]>([])
  private let transport: any Transport
  private let output: @Sendable ([String]) async throws(AWSError) -> ProcessOutput
  private let askMFACode: (@Sendable (MFAQuestion) async throws(AWSError) -> Secret)?

  /// - Parameters:
  ///   - config: Text of /home/me/.aws/config.
  ///   - credentials: Text of /home/me/.aws/credentials.
  init(
    config: String = "", credentials: String = "", files: [String: String] = [:],
    environment: [String: String] = [:], profile: String? = nil, now: Date = TestClient.now,
    transport: any Transport = ScriptedTransport([]),
    output: @escaping @Sendable ([String]) async throws(AWSError) -> ProcessOutput = { _ throws(AWSError) in
      throw AWSError(.credentials, code: "NoCommand", message: "There are no commands here.")
    },
    askMFACode: (@Sendable (MFAQuestion) async throws(AWSError) -> Secret)? = nil
  ) {
    self.environment = environment.merging(["HOME": "/home/me"]) { given, _ in given }
    options = AWSConfiguration.Options(profile: profile)
    var all = files.mapValues { Array($0.utf8) }
    if !config.isEmpty { all["/home/me/.aws/config"] = Array(config.utf8) }
    if !credentials.isEmpty { all["/home/me/.aws/credentials"] = Array(credentials.utf8) }
    self.files = Lock(all)
    self.now = Lock(now)
    self.transport = transport
    self.output = output
    self.askMFACode = askMFACode
  }

  func read(_ path: String) -> FileContents {
    files.withLock { $0[path].map { .bytes($0) } ?? .missing }
  }

  func text(_ path: String) -> String? {
    files.withLock { $0[path].map { String(decoding: $0, as: UTF8.self) } }
  }

  func pass(_ seconds: Double) { now.withLock { $0 += seconds } }

  var tools: SignInTools {
    let commands = commands
    let output = output
    var tools = SignInTools(transport: transport) {
      (words: [String]) async throws(AWSError) -> ProcessOutput in
      commands.withLock { $0.append(words) }
      return try await output(words)
    }
    tools.readFile = { self.read($0) }
    tools.replaceFile = { (path: String, bytes: [UInt8]) throws(AWSError) in
      self.files.withLock { $0[path] = bytes }
    }
    tools.clock = { self.now.withLock { $0 } }
    tools.retry = TestClient.retry(Lock([]))
    tools.askMFACode = askMFACode
    return tools
  }

  /// Where nothing names a Region, an instance in us-east-1 does.
  func configuration() throws(AWSError) -> AWSConfiguration {
    try AWSConfiguration.resolve(
      options: options, environment: environment, readFile: { self.read($0) }, instanceRegion: "us-east-1")
  }

  func signIn() throws(AWSError) -> SignIn { SignIn(configuration: try configuration(), tools: tools) }

  func search() throws(AWSError) -> CredentialSearch {
    let found = try configuration()
    return CredentialSearch(environment: found.environment, shared: found.shared)
  }
}

/// The plain texts of credentials, for comparing.
struct PlainCredentials: Equatable, Sendable {
  var id: String
  var secret: String
  var token: String?
  var account: String?
  var expiry: Double?

  init(id: String, secret: String, token: String? = nil, account: String? = nil, expiry: Double? = nil) {
    self.id = id
    self.secret = secret
    self.token = token
    self.account = account
    self.expiry = expiry
  }

  init(_ credentials: Credentials) {
    id = credentials.accessKeyID
    secret = CredentialsDocument.plain(credentials.secretAccessKey)
    token = credentials.sessionToken.map(CredentialsDocument.plain)
    account = credentials.accountID
    expiry = credentials.expiration?.timeIntervalSince1970
  }
}

/// Answers of STS.
enum STSAnswers {
  static func role(
    _ operation: String = "AssumeRole", id: String, expiration: String = "2026-09-21T15:13:20Z"
  ) -> ScriptedTransport.Answer {
    .ok(
      """
      <\(operation)Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><\(operation)Result>
      <AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:me</AssumedRoleId>
      <Arn>arn:aws:sts::111122223333:assumed-role/Admin/me</Arn></AssumedRoleUser>
      <Credentials><AccessKeyId>\(id)</AccessKeyId><SecretAccessKey>secret-of-\(id)</SecretAccessKey>
      <SessionToken>token-of-\(id)</SessionToken><Expiration>\(expiration)</Expiration></Credentials>
      </\(operation)Result></\(operation)Response>
      """)
  }

  static func refusal(_ code: String, _ message: String, status: Int = 403) -> ScriptedTransport.Answer {
    let xml =
      "<ErrorResponse><Error><Type>Sender</Type><Code>\(code)</Code><Message>\(message)</Message></Error>"
      + "<RequestId>r-sts</RequestId></ErrorResponse>"
    return .success(HTTPResponse(status: status, headers: [], body: Array(xml.utf8)))
  }

  /// Name and value of each member of a request's form.
  static func form(_ request: HTTPRequest) -> [String: String] {
    var form: [String: String] = [:]
    for pair in String(decoding: request.body, as: UTF8.self).split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      form[halves[0]] = halves.count == 2 ? PercentDecoding.decode(halves[1]) : ""
    }
    return form
  }
}

/// Undoes percent-encoding in what tests look at.
enum PercentDecoding {
  static func decode(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
