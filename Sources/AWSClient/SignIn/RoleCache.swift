internal import COpenSSL
internal import struct FoundationEssentials.Date

/// The sessions of roles that the AWS CLI keeps in `~/.aws/cli/cache`: one code of a device serves both.
///
/// A cache that cannot be read or written is no error, it only saves work.
struct RoleCache: Sendable {
  static let folder = "~/.aws/cli/cache"
  /// Seconds; what ends sooner is not used, as in the AWS CLI.
  static let leastLeft = 15.0 * 60

  var environment: Environment
  var tools: SignInTools
  /// True for access keys that AWS has refused since.
  var isRefused: @Sendable (_ accessKeyID: String) -> Bool = { _ in false }

  func read(_ key: String, source: String) -> Credentials? {
    guard let path = path(key), case .bytes(var bytes) = tools.readFile(path) else { return nil }
    defer { bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) } }
    guard let entry = (try? JSONReader.read(bytes))?["Credentials"],
      let id = text(entry, "AccessKeyId"), let secret = text(entry, "SecretAccessKey"),
      let token = text(entry, "SessionToken"),
      let expiration = entry["Expiration"]?.string.flatMap(RFC3339Time.date),
      expiration.timeIntervalSince(tools.clock()) >= Self.leastLeft, !isRefused(id)
    else { return nil }
    return Credentials(
      accessKeyID: id, secretAccessKey: Secret(secret), sessionToken: Secret(token), source: source,
      expiration: expiration, accountID: CredentialsDocument.accountID(entry["AccountId"]?.string))
  }

  /// Keeps the session of an assumed role under the members that the answer of STS has.
  func write(_ key: String, _ role: AssumedRole) {
    let user = [
      JSONValue.Member("AssumedRoleId", .string(role.id)), JSONValue.Member("Arn", .string(role.arn)),
    ]
    write(key, role.credentials, zone: "UTC", [JSONValue.Member("AssumedRoleUser", .object(user))])
  }

  /// Keeps role credentials of IAM Identity Center.
  func writeIdentityCenter(_ key: String, _ credentials: Credentials) {
    write(key, credentials, zone: "Z", [JSONValue.Member("ProviderType", .string("sso"))])
  }

  private func write(_ key: String, _ credentials: Credentials, zone: String, _ more: [JSONValue.Member]) {
    guard let path = path(key), let token = credentials.sessionToken, let expiration = credentials.expiration
    else { return }
    // The AWS CLI names the zone of a date of STS with its letters, that of Identity Center with a Z.
    let time = RFC3339Time.text(expiration).dropLast() + zone
    var members = [
      JSONValue.Member("AccessKeyId", .string(credentials.accessKeyID)),
      JSONValue.Member("SecretAccessKey", .string(CredentialsDocument.plain(credentials.secretAccessKey))),
      JSONValue.Member("SessionToken", .string(CredentialsDocument.plain(token))),
      JSONValue.Member("Expiration", .string(String(time))),
    ]
    if let account = credentials.accountID { members.append(JSONValue.Member("AccountId", .string(account))) }
    let entry = JSONValue.object([JSONValue.Member("Credentials", .object(members))] + more)
    var bytes = Array(entry.text.utf8)
    defer { bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) } }
    try? tools.replaceFile(path, bytes)
  }

  private func path(_ key: String) -> String? {
    FilePath.expanded("\(Self.folder)/\(key).json", environment)
  }

  /// Words that can go into a header; a damaged file must not get further than this.
  private func text(_ entry: JSONValue, _ name: String) -> String? {
    entry[name]?.string.flatMap { CredentialsDocument.isHeaderWord($0) ? $0 : nil }
  }
}
