/// A principal, or a class of principals, that could still change a key policy once it is in force.
public struct PolicyController: Sendable, Hashable {
  /// What kind of principal it is.
  public enum Kind: String, Sendable, Hashable {
    /// The root user of the key's account.
    case rootUser
    /// One IAM user.
    case user
    /// Every session of one role.
    case role
    /// One session of a role.
    case session
    /// One federated user session.
    case federatedUser
    /// Users and roles whose ARN matches a pattern, future ones included.
    case pattern
    /// Every other user and role of the key's account, future ones included.
    case accountPrincipals
  }

  /// How sure the access is.
  public enum Grade: String, Sendable, Hashable {
    /// The key policy itself allows it.
    case certain
    /// The key policy leaves it to IAM policies, which were not read.
    case ifIAMAllows
    /// It depends on the request or on something AWS does not document.
    case depends
  }

  /// The kind.
  public var kind: Kind
  /// The ARN or pattern as the policy has it; nil for the root user and for the account's other principals.
  public var arn: String?
  /// How sure the access is.
  public var grade: Grade
  /// What it depends on, as phrases.
  public var conditions: [String]
  /// The statement that gives it, if one does.
  public var statement: LockoutAnswer.Statement?

  /// Who it is and on what it depends, for people.
  public var sentence: String {
    let who = name
    switch grade {
    case .certain: return "\(who)."
    case .ifIAMAllows where conditions.isEmpty: return "\(who), if IAM policies allow it."
    case .ifIAMAllows: return "\(who), if IAM policies allow it, depending on \(Wording.join(conditions))."
    case .depends: return "\(who), depending on \(Wording.join(conditions))."
    }
  }

  private var name: String {
    switch kind {
    case .rootUser: "The account's root user"
    case .user, .federatedUser: Excerpt.of(resource)
    case .role: "Sessions of \(Excerpt.of(resource))"
    case .session: "The session \(Excerpt.of(resource)), until it expires"
    case .pattern: "Users and roles like \(Excerpt.of(resource)), future ones included"
    case .accountPrincipals: "Other users and roles of the account"
    }
  }

  private var resource: String { arn.flatMap { ARN($0)?.resource } ?? arn ?? "" }
}
