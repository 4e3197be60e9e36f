/// What many callers may do to a key, action by action.
public struct AccessMatrix: Sendable, Hashable {
  /// What one caller may do.
  public struct Row: Sendable, Hashable {
    /// Who.
    public var caller: Caller
    /// Actions that are certainly allowed.
    public var allowed: ActionSet
    /// Actions for which a fact is missing.
    public var undecided: ActionSet

    /// Actions of key policies that are certainly denied.
    public var denied: ActionSet { .keyPermissions.subtracting(allowed).subtracting(undecided) }
  }

  /// One row a caller, in the order asked.
  public var rows: [Row]

  /// Asks for every caller and every action.
  ///
  /// `request` tells the key and what is known beside it; its caller is replaced by each of `callers` in turn, all with the same
  /// identity policies. A caller that cannot be read has nothing decided.
  public static func of(_ document: PolicyDocument, _ request: AccessRequest, callers: [Caller])
    -> AccessMatrix
  {
    guard let keyARN = ARN(request.key.arn), PolicyEvaluation.isKey(keyARN) else {
      return AccessMatrix(rows: callers.map(undecided))
    }
    let compiled = CompiledRequest(
      CompiledPolicy(document, kind: .keyPolicy), request, keyARN: keyARN, isCautious: false)
    return AccessMatrix(
      rows: callers.map { caller in
        guard let identity = CallerIdentity(caller) else { return undecided(caller) }
        let access = CallerAccess(compiled, caller: identity)
        return Row(caller: caller, allowed: access.allowed.yes, undecided: access.allowed.maybe)
      })
  }

  private static func undecided(_ caller: Caller) -> Row {
    Row(caller: caller, allowed: ActionSet(), undecided: .keyPermissions)
  }
}
