internal import struct FoundationEssentials.Date

/// Credentials in environment variables.
struct EnvironmentKeys: CredentialProvider {
  var environment: Environment
  var clock: @Sendable () -> Date

  /// AWS_ACCESS_KEY_ID is set; says what else must be.
  static func check(_ environment: Environment) throws(AWSError) {
    guard environment["AWS_SECRET_ACCESS_KEY"] != nil else {
      throw AWSError(
        .credentials, code: "PartialCredentials",
        message: "The environment has one half of an access key only.",
        hint: "Set AWS_SECRET_ACCESS_KEY too, or unset AWS_ACCESS_KEY_ID.")
    }
    _ = try expiration(environment)
  }

  func retrieve() async throws(AWSError) -> Credentials {
    guard let id = environment["AWS_ACCESS_KEY_ID"], let secret = environment["AWS_SECRET_ACCESS_KEY"] else {
      try Self.check(environment)
      throw AWSError(
        .credentials, code: "NoCredentials", message: "The environment has no AWS_ACCESS_KEY_ID.",
        hint: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")
    }
    // The older name comes first, as in the AWS CLI.
    let token = environment["AWS_SECURITY_TOKEN"] ?? environment["AWS_SESSION_TOKEN"]
    let expiration = try Self.expiration(environment)
    if let expiration, expiration <= clock() {
      throw AWSError(
        .credentials, code: "CredentialsExpired",
        message: "The credentials in the environment have expired (AWS_CREDENTIAL_EXPIRATION).",
        hint: "Set new ones and start again.")
    }
    return Credentials(
      accessKeyID: id, secretAccessKey: Secret(secret), sessionToken: token.map { Secret($0) },
      source: "environment", expiration: expiration, accountID: environment["AWS_ACCOUNT_ID"])
  }

  private static func expiration(_ environment: Environment) throws(AWSError) -> Date? {
    guard let text = environment["AWS_CREDENTIAL_EXPIRATION"] else { return nil }
    guard let date = LenientTime.date(text) else {
      throw AWSError(
        .credentials, code: "InvalidExpiration",
        message: "AWS_CREDENTIAL_EXPIRATION is not a time.",
        hint: "Write it as 2026-11-22T10:00:00Z, or unset it.")
    }
    return date
  }
}
