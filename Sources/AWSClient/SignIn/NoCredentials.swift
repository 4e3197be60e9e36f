/// The error when the whole chain has nothing.
enum NoCredentials {
  /// - Parameter reason: Why the metadata service of an instance does not help, the rest of a sentence.
  static func error(_ search: CredentialSearch, profile: String, reason: String) -> AWSError {
    var message =
      "There are no AWS credentials: neither in the environment nor in profile \(profile), nor from the "
      + "metadata of an instance (\(reason))."
    if search.shared.value("sso_session", of: profile) != nil {
      message +=
        " Profile \(profile) has an sso_session, but no sso_account_id and sso_role_name to get credentials for."
    } else if let half = half(search, profile) {
      message += " \(half) without its access key id."
    }
    return AWSError(
      .credentials, code: "NoCredentials", message: message,
      hint: "Name a profile with --profile, run aws configure, aws login or aws configure sso, or set "
        + "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")
  }

  /// A secret access key alone is nobody's credentials; the AWS CLI passes it by, so it is said here.
  private static func half(_ search: CredentialSearch, _ profile: String) -> String? {
    if search.environment["AWS_SECRET_ACCESS_KEY"] != nil, search.environment["AWS_ACCESS_KEY_ID"] == nil {
      return "The environment has AWS_SECRET_ACCESS_KEY"
    }
    guard search.shared.value("aws_secret_access_key", of: profile) != nil else { return nil }
    return "Profile \(profile) has aws_secret_access_key"
  }
}
