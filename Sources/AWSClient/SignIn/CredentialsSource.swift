/// Hands out the credentials for the next request, and hears when AWS refused them.
package protocol CredentialsSource: Sendable {
  /// Credentials that are valid as far as is known.
  func credentials() async throws(AWSError) -> Credentials

  /// Credentials that `credentials()` would give at once; nil when something may have to be waited for.
  var credentialsAtHand: Credentials? { get }

  /// AWS has refused these credentials as expired or unknown.
  /// - Returns: True when asking again may bring others, so that the request is worth one more attempt.
  func refused(_ credentials: Credentials) async -> Bool

  /// The same with AWS's code, for sources that a refusal costs more or less.
  /// - Parameter code: In the spelling of `ErrorCode.normalized`.
  func refused(_ credentials: Credentials, code: String) async -> Bool
}

extension CredentialsSource {
  package var credentialsAtHand: Credentials? { nil }

  package func refused(_ credentials: Credentials, code: String) async -> Bool { await refused(credentials) }
}

/// The same credentials for ever.
package struct FixedCredentials: CredentialsSource {
  private let fixed: Credentials

  package init(_ credentials: Credentials) { fixed = credentials }

  package func credentials() async throws(AWSError) -> Credentials { fixed }
  package var credentialsAtHand: Credentials? { fixed }
  package func refused(_ credentials: Credentials) async -> Bool { false }
}
