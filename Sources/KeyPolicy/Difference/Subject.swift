/// A class of principals as the engine asks for it: who it is, and what follows for the request context.
struct Subject {
  /// What kind of principal it is.
  enum Kind: Hashable {
    case root, user, session, federatedUser, service
  }

  var principal: PrincipalClass
  var kind: Kind
  /// The caller to match with principals; nil for services.
  var caller: CallerIdentity?
  /// The value of `aws:PrincipalArn`, if it is one.
  var arn: String?
  /// What is known of it otherwise.
  var shape: PrincipalShape?
  /// Nil for an account that no policy names, and for services.
  var account: String?
  /// The service's name, if it has one.
  var service: String?

  /// True for principals of another account than the key's, which need their own IAM policies as well.
  func isForeign(to key: ARN) -> Bool {
    kind != .service && (account != key.account || caller?.partition != key.partition)
  }
}

/// What is known of a condition key for a class of principals and an action.
enum KeyState: Hashable {
  case absent
  case known(String)
  /// It can have any value; `isNamed` if values that a policy writes out are excluded, because they have classes of their own.
  case open(mayBeAbsent: Bool, isNamed: Bool, shape: PrincipalShape?)

  static let anything = KeyState.open(mayBeAbsent: true, isNamed: false, shape: nil)
  static let something = KeyState.open(mayBeAbsent: false, isNamed: false, shape: nil)
}
