/// Principals of whom a key policy says the same: the classes in which an access difference is told.
///
/// Source for what principals there are: IAM User Guide, "AWS JSON policy elements: Principal".
public enum PrincipalClass: Sendable, Hashable {
  /// The root user of an account.
  case rootUser(account: String)
  /// One IAM user, by ARN.
  case user(String)
  /// Federated sessions of one IAM user, under whatever name no statement names.
  case federatedSessions(ofUser: String)
  /// Sessions of one role, by the role's ARN, under whatever name no statement names.
  case role(String)
  /// One session of a role, and the role's ARN if it is one that a policy names.
  case session(String, role: String?)
  /// One federated user session, and the user's ARN behind it if it is one that a policy names.
  case federatedUser(String, user: String?)
  /// IAM users of an account that neither policy names; nil for all accounts that neither names.
  case otherUsers(account: String?)
  /// Sessions of roles of an account that neither policy names; nil for all accounts that neither names.
  case otherRoles(account: String?)
  /// Federated sessions of users of an account that neither policy names; nil for all accounts that neither names.
  case otherFederatedUsers(account: String?)
  /// The three above: all users and roles of an account that neither policy names.
  case everybodyElse(account: String)
  /// Another account with its root user and all that neither policy names in it.
  case account(String)
  /// All principals of all other accounts that neither policy names.
  case everyOtherAccount
  /// The root users of all accounts that neither policy names.
  case otherRootUsers
  /// An AWS service, by its name.
  case service(String)
  /// AWS services that neither policy names.
  case otherServices

  /// A word for the kind of class that stays the same, for JSON.
  public var rawValue: String {
    switch self {
    case .rootUser: "root-user"
    case .user: "user"
    case .federatedSessions: "federated-sessions"
    case .role: "role"
    case .session: "role-session"
    case .federatedUser: "federated-user"
    case .otherUsers: "other-users"
    case .otherRoles: "other-roles"
    case .otherFederatedUsers: "other-federated-users"
    case .everybodyElse: "everybody-else"
    case .account: "account"
    case .everyOtherAccount: "every-other-account"
    case .otherRootUsers: "other-root-users"
    case .service: "service"
    case .otherServices: "other-services"
    }
  }

  /// What names the class: an ARN, an account ID or a service; nil where nothing does.
  public var name: String? {
    switch self {
    case .user(let name), .federatedSessions(let name), .role(let name), .session(let name, _),
      .federatedUser(let name, _), .account(let name), .service(let name), .rootUser(let name),
      .everybodyElse(let name):
      name
    case .otherUsers(let account), .otherRoles(let account), .otherFederatedUsers(let account): account
    case .everyOtherAccount, .otherRootUsers, .otherServices: nil
    }
  }

  /// The class as a phrase in a sentence; always a plural or something that takes the same verb.
  public var phrase: String {
    switch self {
    case .rootUser(let account): "the root user of account \(account)"
    case .user(let arn): "the user \(Excerpt.of(arn))"
    case .federatedSessions(let arn): "federated sessions of the user \(Excerpt.of(arn))"
    case .role(let arn): "sessions of the role \(Excerpt.of(arn))"
    case .session(let arn, let role?): "the session \(Excerpt.of(arn)) of the role \(Excerpt.of(role))"
    case .session(let arn, nil): "the session \(Excerpt.of(arn))"
    case .federatedUser(let arn, let user?):
      "the federated session \(Excerpt.of(arn)) of the user \(Excerpt.of(user))"
    case .federatedUser(let arn, nil): "the federated session \(Excerpt.of(arn))"
    case .otherUsers(let account): "other users of \(Self.account(account))"
    case .otherRoles(let account): "sessions of other roles of \(Self.account(account))"
    case .otherFederatedUsers(let account): "federated sessions of other users of \(Self.account(account))"
    case .everybodyElse(let account): "all other users and roles of account \(account)"
    case .account(let account): "principals of account \(account)"
    case .everyOtherAccount: "principals of every other account"
    case .otherRootUsers: "root users of every other account"
    case .service(let name): "the AWS service \(Excerpt.of(name))"
    case .otherServices: "AWS services that neither policy names"
    }
  }

  private static func account(_ id: String?) -> String { id.map { "account \($0)" } ?? "every other account" }
}
