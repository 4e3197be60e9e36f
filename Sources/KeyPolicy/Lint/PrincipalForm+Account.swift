extension PrincipalForm {
  /// The account that a principal is or belongs to; nil for everybody, services, unique IDs and what is no principal.
  var account: String? {
    switch self {
    case .account(let id, _): id
    case .user(let arn, _), .role(let arn, _): arn.account
    case .session(let text, _), .federatedUser(let text, _): ARN(text)?.account
    case .everybody, .uniqueID, .notAWS, .faulty: nil
    }
  }
}
