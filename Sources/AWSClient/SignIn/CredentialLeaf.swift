/// Where the first credentials of a sign-in come from, before any role is assumed with them.
///
/// Names the place only; what stands there is read when the credentials are wanted.
enum CredentialLeaf: Sendable, Equatable {
  case environment
  /// Access keys in one of the shared files.
  case keys(profile: String, file: SharedConfigFile.Kind)
  case webIdentity(WebIdentityRole)
  case identityCenter(profile: String)
  /// A session of `aws login`.
  case login(session: String, profile: String)
  /// The command of `credential_process`.
  case process(profile: String)
  case container
  case instance
}

/// A role that is had for a token of an outside identity provider.
struct WebIdentityRole: Sendable, Equatable {
  var arn: String
  /// As written; `~` and variables are not expanded yet.
  var tokenFile: String
  /// Nil for a name made of the time.
  var sessionName: String?
  /// Nil when the environment names token and role.
  var profile: String?
}
