/// A key policy in plain sentences, to be read aloud.
///
/// They say what the text says, not who has access in the end: IAM policies and other layers decide with it.
public enum PolicyWords {
  /// The whole policy in a few sentences: what is in it, who may change it, who is let in from outside, and what is denied.
  public static func sentences(_ document: PolicyDocument, key: KeyFacts?) -> [String] {
    let summary = PolicySummary(document, key: key)
    return [
      summary.count, summary.control, summary.everybody, summary.otherAccounts, summary.services,
      summary.denials,
    ].compactMap(\.self)
  }

  /// One statement in a sentence, with its condition; if it has no effect, a second sentence says why.
  ///
  /// `version` is the policy's Version, which decides whether there are variables in conditions.
  public static func sentence(_ statement: PolicyStatement, version: String?, key: KeyFacts?) -> String {
    let read = LintStatement(statement)
    let account = key.flatMap { ARN($0.arn)?.account }
    let reason = StatementEffect.reasonForNone(read, key: key)
    guard let subject = PrincipalWords.mayOrNot(read, account: account), let effect = statement.effect?.value,
      statement.actions != nil
    else {
      return "This statement has no effect, because \(reason ?? "it cannot be read")."
    }
    let condition = statement.condition.map {
      ConditionWords.clause($0, effect: effect, version: version)
    }
    let what = doing(read, isForeign: reason == nil && StatementEffect.isForeignOnly(read, account))
    let end =
      condition.map { clause in
        if clause.hasPrefix("only") { return ", but \(clause)" }
        // Behind an exception the condition would seem to belong to it.
        return what.contains(" except ") ? ", \(clause)" : " \(clause)"
      } ?? ""
    let sentence = "\(Wording.capital(subject)) \(what)\(end)."
    return reason.map { "\(sentence) This has no effect, because \($0)." } ?? sentence
  }

  /// `isForeign` says that other accounts alone are allowed, for which only some actions work.
  private static func doing(_ statement: LintStatement, isForeign: Bool) -> String {
    let source = statement.source
    if isForeign, statement.isAllow, !statement.actions.isSubset(of: .crossAccount) {
      guard !ActionSet.crossAccount.isSubset(of: statement.actions) else {
        return "use every KMS action on this key that works from another account"
      }
      return ActionWords.phrase(statement.actions.intersection(.crossAccount), isDenied: false)
    }
    guard let actions = source.actions else { return "do nothing" }
    guard actions.isNegated else {
      return source.resources == nil || statement.actions.isEmpty
        ? "call \(TextWords.list(actions.patterns.map { TextWords.name($0.value) }, statement.isDeny ? "or" : "and"))"
        : ActionWords.phrase(statement.actions, isDenied: statement.isDeny)
    }
    let left = TextWords.list(actions.patterns.map { TextWords.name($0.value) }, "and")
    let every = statement.isDeny ? "any KMS action" : "every KMS action"
    return "use \(every) on this key, those that AWS adds later included, except \(left)"
  }
}
