/// Who asks: the principal that GetCallerIdentity names.
public struct Caller: Sendable, Hashable {
  /// The ARN as GetCallerIdentity gives it.
  public var arn: String
  /// For a role session, what is known of its role.
  public var role: RoleKnowledge
  /// For a federated user session, the ARN of the IAM user who called GetFederationToken; nil if nobody told.
  ///
  /// The session's own name says nothing of that user (AWS STS API Reference, GetFederationToken, parameter Name).
  public var federatedBy: String?
  /// `UserId` as GetCallerIdentity gives it, which is the value of `aws:userid`; nil if nobody told.
  public var userID: String?

  /// Makes a caller from GetCallerIdentity's ARN and what is known of the role or user behind it.
  public init(
    arn: String, role: RoleKnowledge = .unknown, federatedBy: String? = nil, userID: String? = nil
  ) {
    self.arn = arn
    self.role = role
    self.federatedBy = federatedBy
    self.userID = userID
  }
}
