/// What the text of a principal means in a key policy.
///
/// Sources: IAM User Guide, "AWS JSON policy elements: Principal"; AWS knowledge centre, "invalid principals in KMS policies".
enum PrincipalForm: Hashable, Sendable {
  /// The form of a text that is no principal.
  enum Fault: Hashable, Sendable {
    /// A wildcard inside a longer name.
    case partialWildcard
    /// An IAM group.
    case group
    /// Nothing AWS documents as a principal.
    case malformed
    /// Unusual: AWS may know it, this program does not.
    case unfamiliar

    /// True if AWS documents that it refuses such a principal.
    var isCertain: Bool { self != .unfamiliar }
  }

  /// Everybody in every account.
  case everybody
  /// An account, by its ID (no partition) or by its root ARN.
  case account(id: String, partition: String?)
  /// An IAM user.
  case user(ARN, text: String)
  /// An IAM role.
  case role(ARN, text: String)
  /// One session of a role.
  case session(text: String, partition: String)
  /// A federated user session.
  case federatedUser(text: String, partition: String)
  /// A unique ID such as `AROA…`, which AWS shows when the role or user was deleted.
  case uniqueID(String)
  /// An AWS service, an identity provider or a canonical user: never an IAM caller.
  case notAWS
  /// No principal.
  case faulty(Fault)

  /// The partition of a principal that names one.
  var partition: String? {
    switch self {
    case .account(_, let partition): partition
    case .user(let arn, _), .role(let arn, _): arn.partition
    case .session(_, let partition), .federatedUser(_, let partition): partition
    default: nil
    }
  }

  /// Reads the text of a principal.
  static func read(_ text: String, kind: PolicyPrincipal.Kind) -> PrincipalForm {
    guard kind == .aws else { return .notAWS }
    if text == "*" { return .everybody }
    if ARN.isAccountID(text) { return .account(id: text, partition: nil) }
    if text.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) {
      return .faulty(.partialWildcard)
    }
    if Blanks.surround(text) { return .faulty(.malformed) }
    if isUniqueID(text) { return .uniqueID(text) }
    let form = ARN(text).map { read($0, text: text) } ?? .faulty(.malformed)
    // AWS says of user names that case matters in them, and nothing of an ARN's other parts.
    return form == .faulty(.malformed) && isRightButForCase(text) ? .faulty(.unfamiliar) : form
  }

  private static func isRightButForCase(_ text: String) -> Bool {
    let lower = text.lowercased()
    guard lower != text, let arn = ARN(lower) else { return false }
    return read(arn, text: lower) != .faulty(.malformed)
  }

  private static func read(_ arn: ARN, text: String) -> PrincipalForm {
    guard isPartition(arn.partition), arn.region.isEmpty else { return .faulty(.malformed) }
    guard ARN.isAccountID(arn.account) else {
      // CloudFront's origin access identities have "cloudfront" in place of an account ID.
      return .faulty(arn.account == "cloudfront" ? .unfamiliar : .malformed)
    }
    switch arn.service {
    case "iam": return readIAM(arn, text: text)
    case "sts": return readSTS(arn, text: text)
    default: return .faulty(.unfamiliar)
    }
  }

  private static func readIAM(_ arn: ARN, text: String) -> PrincipalForm {
    if arn.resource == "root" { return .account(id: arn.account, partition: arn.partition) }
    let parts = arn.resource.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map(Substring.init)
    if parts[0] == "group" { return .faulty(.group) }
    guard parts[0] == "user" || parts[0] == "role" else { return .faulty(.unfamiliar) }
    guard parts.count >= 2, let name = parts.last, isName(name), parts.dropFirst().allSatisfy(isPathPart)
    else { return .faulty(.malformed) }
    // IAM's pattern for paths allows empty parts.
    if parts.dropFirst().contains("") || name.utf8.count > longestName { return .faulty(.unfamiliar) }
    return parts[0] == "user" ? .user(arn, text: text) : .role(arn, text: text)
  }

  private static func readSTS(_ arn: ARN, text: String) -> PrincipalForm {
    let parts = arn.resource.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map(Substring.init)
    guard parts.dropFirst().allSatisfy(isName) else { return .faulty(.malformed) }
    if parts.contains(where: { $0.utf8.count > longestName }) { return .faulty(.unfamiliar) }
    switch (parts[0], parts.count) {
    case ("assumed-role", 3): return .session(text: text, partition: arn.partition)
    case ("federated-user", 2): return .federatedUser(text: text, partition: arn.partition)
    default: return .faulty(.unfamiliar)
    }
  }

  private static func isPartition(_ text: String) -> Bool {
    text == "aws" || text.hasPrefix("aws-")
  }

  /// The longest name of a user, role or session (IAM User Guide, "IAM and AWS STS quotas").
  private static let longestName = 64

  /// Names of users, roles and sessions: letters, digits and `_+=,.@-` (IAM User Guide, "IAM and AWS STS quotas").
  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { isAlphanumeric($0) || "_+=,.@-".utf8.contains($0) }
  }

  /// Parts of a path: any printable ASCII character.
  private static func isPathPart(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// Unique IDs: a four-letter prefix that begins with A and then upper-case letters and digits, sometimes with `:session`.
  private static func isUniqueID(_ text: String) -> Bool {
    let id = text.utf8.prefix { $0 != UInt8(ascii: ":") }
    return id.first == UInt8(ascii: "A") && id.count >= 16
      && id.allSatisfy { isAlphanumeric($0) && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }
}
