/// What is known of the role behind a caller that is a role session.
///
/// GetCallerIdentity gives the session's ARN, and that has lost the role's path; only IAM or the user can tell it.
public enum RoleKnowledge: Sendable, Hashable {
  /// The role's full ARN with its path.
  case known(String)
  /// Nobody told us.
  case unknown
}
