/// Principals that cannot all exist.
///
/// Names of users and of roles are unique in an account whatever their paths, and case does not distinguish them (IAM API
/// Reference, CreateUser and CreateRole). KMS wants every principal of a policy to exist (AWS KMS API Reference, PutKeyPolicy).
enum NameConflicts {
  /// One name that two different ARNs claim.
  struct Conflict: Hashable {
    /// The principal as the policy has it.
    var principal: String
    /// The ARN that has the name already: another principal, the caller, or the caller's role.
    var other: String
    var statement: LockoutAnswer.Statement
  }

  /// The conflicts in the order of the policy.
  static func list(_ document: PolicyDocument, caller: CallerIdentity?) -> [Conflict] {
    var owners: [UniqueName: String] = [:]
    if let own = caller.flatMap(ownARN),
      case .some(let name) = uniqueName(PrincipalForm.read(own, kind: .aws))
    {
      owners[name] = own
    }
    return document.statements.flatMap { statement in
      (statement.principals?.principals ?? []).compactMap { principal in
        guard let name = uniqueName(principal.form) else { return nil }
        let text = principal.name.value
        let other = owners[name, default: text]
        owners[name] = other
        return other == text
          ? nil : Conflict(principal: text, other: other, statement: statement.reference)
      }
    }
  }

  private static func ownARN(_ caller: CallerIdentity) -> String? {
    switch caller.kind {
    case .user: caller.arn
    case .session(_, _, let role): role
    case .root, .federatedUser, .someone: nil
    }
  }

  /// What must be unique: kind, partition, account and name without its path, in lower case.
  private static func uniqueName(_ form: PrincipalForm) -> UniqueName? {
    switch form {
    case .user(let arn, _), .role(let arn, _):
      let resource = arn.resource.utf8
      let name = resource.lastIndex(of: UInt8(ascii: "/")).map { resource[resource.index(after: $0)...] }
      return UniqueName(
        isUser: resource.first == UInt8(ascii: "u"), partition: arn.partition, account: arn.account,
        name: ASCII.lowercased(name ?? resource[...]))
    default: return nil
    }
  }

  private struct UniqueName: Hashable {
    var isUser: Bool
    var partition: String
    var account: String
    var name: [UInt8]
  }
}
