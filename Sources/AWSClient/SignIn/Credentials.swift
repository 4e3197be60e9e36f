package import struct FoundationEssentials.Date

/// What signs a request, and where it came from.
package struct Credentials: Sendable {
  package var accessKeyID: String
  package var secretAccessKey: Secret
  /// Present for temporary credentials.
  package var sessionToken: Secret?
  /// For people, for example `environment` or `profile prod in ~/.aws/credentials`.
  package var source: String
  /// When temporary credentials end, if whoever handed them out said so.
  package var expiration: Date?
  /// The account they belong to, if whoever handed them out said so; twelve digits.
  package var accountID: String?
  /// What is unusual about how they were had, for people, without full stop.
  package var remark: String?

  package init(
    accessKeyID: String, secretAccessKey: Secret, sessionToken: Secret? = nil, source: String,
    expiration: Date? = nil, accountID: String? = nil
  ) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
    self.source = source
    self.expiration = expiration
    self.accountID = accountID
  }
}
