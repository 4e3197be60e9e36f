/// Access keys of a profile in one of the shared files.
struct ProfileKeys: CredentialProvider {
  var profile: String
  var file: SharedConfigFile.Kind
  var shared: SharedConfig

  /// Both halves of a key must stand in the same file.
  func check() throws(AWSError) { _ = try credentials() }

  func retrieve() async throws(AWSError) -> Credentials { try credentials() }

  private func credentials() throws(AWSError) -> Credentials {
    guard let id = value("aws_access_key_id"), let secret = value("aws_secret_access_key") else {
      let missing = value("aws_access_key_id") == nil ? "aws_access_key_id" : "aws_secret_access_key"
      throw AWSError(
        .credentials, code: "PartialCredentials",
        message: "Profile \(profile) in \(shared.path(file)) has one half of an access key only.",
        hint: "Add its \(missing) line to the same file.")
    }
    // The older name comes first, as in the AWS CLI.
    let token = value("aws_security_token") ?? value("aws_session_token")
    return Credentials(
      accessKeyID: id, secretAccessKey: Secret(secret), sessionToken: token.map { Secret($0) },
      source: "profile \(profile) in \(shared.path(file))", accountID: value("aws_account_id"))
  }

  private func value(_ name: String) -> String? { shared.value(name, of: profile, in: file) }
}
