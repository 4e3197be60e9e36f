/// Who asks: the principal that GetCallerIdentity names.
public struct Caller: Sendable, Hashable {
  /// The ARN as GetCallerIdentity gives it.
  public var arn: String
  /// For a role session, what is known of its role.
  public var role: RoleKnowledge

  /// Makes a caller from GetCallerIdentity's ARN and what is known of the role.
  public init(arn: String, role: RoleKnowledge = .unknown) {
    self.arn = arn
    self.role = role
  }
}
