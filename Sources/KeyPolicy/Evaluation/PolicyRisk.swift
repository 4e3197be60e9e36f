/// What is certainly dangerous in a policy, whoever asks.
enum PolicyRisk {
  /// A statement that lets everybody do something, with the actions that no Deny could take away from everybody again.
  struct Opening {
    var statement: PolicyStatement
    var actions: [KMSAction]
  }

  /// The first statement that is open to everybody without a condition.
  static func opening(_ document: PolicyDocument) -> Opening? {
    let denies = document.statements.filter(mayDenyEverybody)
    let takenBack = denies.reduce(ActionSet()) { set, deny in
      let coverage = coverage(deny)
      return set.union(coverage.certain).union(coverage.doubtful)
    }
    for statement in document.statements where isPlainAllow(statement) {
      guard statement.principals?.principals.contains(where: \.isEverybody) == true else { continue }
      let actions = coverage(statement).certain.intersection(.keyPermissions).subtracting(takenBack).actions
      if !actions.isEmpty { return Opening(statement: statement, actions: actions) }
    }
    return nil
  }

  /// True if no statement can leave kms:PutKeyPolicy to the key's account or to everybody, under whatever condition.
  ///
  /// Then the key is lost with the principals that the policy names (AWS KMS Developer Guide, "Default key policy").
  static func isLeftToNames(_ document: PolicyDocument, keyARN: String) -> Bool {
    let account = ARN(keyARN)?.account
    return !document.statements.contains { statement in
      guard statement.effect?.value != .deny, mayCover(statement) else { return false }
      guard let principals = statement.principals, !principals.isNegated else { return true }
      return principals.principals.contains { principal in
        switch principal.form {
        case .everybody, .faulty(.unfamiliar): true
        case .account(let id, _): id == account
        case .notAWS: principal.kind == .canonicalUser
        default: false
        }
      }
    }
  }

  /// A Deny that reaches everybody, or might, under whatever condition.
  private static func mayDenyEverybody(_ statement: PolicyStatement) -> Bool {
    guard statement.effect?.value != .allow else { return false }
    guard let principals = statement.principals, !principals.isNegated else { return true }
    return principals.principals.contains(where: \.isEverybody)
  }

  /// An Allow with a Principal for this key and no condition.
  private static func isPlainAllow(_ statement: PolicyStatement) -> Bool {
    statement.effect?.value == .allow && statement.condition == nil
      && statement.principals?.isNegated == false
      && statement.resources?.isNegated == false
      && statement.resources?.patterns.contains(where: { $0.value == "*" }) == true
  }

  /// Without Action or Resource a statement has no effect.
  private static func coverage(_ statement: PolicyStatement) -> ActionCoverage {
    var coverage = ActionCoverage(statement)
    if statement.resources == nil { coverage.certain = ActionSet(); coverage.doubtful = ActionSet() }
    return coverage
  }

  private static func mayCover(_ statement: PolicyStatement) -> Bool {
    let coverage = coverage(statement)
    return coverage.certain.union(coverage.doubtful).contains(.putKeyPolicy)
  }
}
