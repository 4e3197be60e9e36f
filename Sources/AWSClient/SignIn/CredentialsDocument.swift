internal import struct FoundationEssentials.Date

/// Takes credentials out of a JSON object whose members are named one way or the other.
struct CredentialsDocument: Sendable {
  /// The member that has to be there, or does not hold what it should.
  struct Problem: Error, Equatable {
    var member: String
  }

  var id: String
  var secret: String
  var token: String
  /// Nil where the expiry is said elsewhere.
  var expiration: String?

  /// What containers and instances answer.
  static let metadata = CredentialsDocument(
    id: "AccessKeyId", secret: "SecretAccessKey", token: "Token", expiration: "Expiration")
  /// What IAM Identity Center and `aws login` answer; each says the expiry its own way.
  static let portal = CredentialsDocument(
    id: "accessKeyId", secret: "secretAccessKey", token: "sessionToken", expiration: nil)

  func read(_ object: JSONValue, source: String) throws(Problem) -> Credentials {
    var credentials = Credentials(
      accessKeyID: try text(id, of: object), secretAccessKey: Secret(try text(secret, of: object)),
      sessionToken: Secret(try text(token, of: object)), source: source)
    if let expiration {
      guard let date = RFC3339Time.date(try text(expiration, of: object)) else {
        throw Problem(member: expiration)
      }
      credentials.expiration = date
    }
    return credentials
  }

  /// Printable ASCII without blanks, because it goes into headers.
  private func text(_ member: String, of object: JSONValue) throws(Problem) -> String {
    guard let text = object[member]?.string, Self.isHeaderWord(text) else { throw Problem(member: member) }
    return text
  }

  static func isHeaderWord(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  /// Twelve digits, or nil.
  static func accountID(_ text: String?) -> String? {
    guard let text, text.utf8.count == 12,
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return text
  }

  /// The text of a secret for a header or a form of our own making.
  static func plain(_ secret: Secret) -> String {
    secret.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// The start of what somebody else said, fit for one line of an error.
  static func excerpt(_ text: String) -> String {
    SharedConfigReader.trimmed(text.prefix(200).split(whereSeparator: \.isNewline).joined(separator: " "))
  }
}
