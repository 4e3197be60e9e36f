/// One word about a key's policy for the key list, with the sentence behind it.
public struct PolicyHealth: Sendable, Hashable {
  /// The words, worst first.
  public enum Word: String, Sendable, Hashable, CaseIterable {
    /// The text is no key policy.
    case broken
    /// The caller could not change the policy again.
    case refused
    /// Something is certainly dangerous, whoever asks.
    case risk
    /// A fact is missing.
    case undecided
    /// The caller can change the policy, and nothing dangerous is certain.
    case ok
  }

  /// The word.
  public var word: Word
  /// Why, in one full sentence.
  public var sentence: String

  /// Makes a health word.
  public init(_ word: Word, sentence: String) {
    self.word = word
    self.sentence = sentence
  }

  /// Sums up a policy: what it is (`parse`) and what the lockout check says of it for the caller (`answer`).
  ///
  /// A risk is named only when it is certain: an unconditional Allow for everybody, or an accepted policy in which no
  /// unconditional statement leaves kms:PutKeyPolicy to the key's account, so that the key is lost with the principals it names
  /// (AWS KMS Developer Guide, "Default key policy").
  public static func of(_ parse: PolicyParse, answer: LockoutAnswer, keyARN: String) -> PolicyHealth {
    if let finding = parse.first(.refuses) { return PolicyHealth(.broken, sentence: finding.sentence) }
    guard let document = parse.document else {
      return PolicyHealth(.broken, sentence: "The text is no key policy.")
    }
    if answer.verdict == .refused { return PolicyHealth(.refused, sentence: answer.reason) }
    if let statement = document.statements.first(where: isOpenToEverybody) {
      return PolicyHealth(
        .risk,
        sentence:
          "\(Wording.capital(statement.reference.name)) allows everybody in every AWS account, without a condition."
      )
    }
    guard answer.verdict == .accepted else { return PolicyHealth(.undecided, sentence: answer.reason) }
    guard document.statements.contains(where: { leavesPolicy($0, toAccountOf: keyARN) }) else {
      return PolicyHealth(
        .risk,
        sentence:
          "No statement leaves kms:PutKeyPolicy to the account: if the principals it names are deleted, only AWS Support "
          + "can recover the key.")
    }
    return PolicyHealth(.ok, sentence: answer.reason)
  }

  private static func isOpenToEverybody(_ statement: PolicyStatement) -> Bool {
    guard isPlainAllow(statement), let actions = statement.actions else { return false }
    let allowsSomething = actions.patterns.contains { pattern in
      switch ActionPattern.form(pattern.value) {
      case .everything: !actions.isNegated
      case .kms: true
      case .otherService, .unreadable: actions.isNegated
      }
    }
    return allowsSomething && statement.principals?.principals.contains(where: \.isEverybody) == true
  }

  private static func leavesPolicy(_ statement: PolicyStatement, toAccountOf keyARN: String) -> Bool {
    guard isPlainAllow(statement), let actions = statement.actions else { return false }
    let coverage = actions.patterns.map { ActionPattern.covers($0.value, LockoutCheck.action) }
    guard actions.isNegated ? coverage.allSatisfy({ $0 == false }) : coverage.contains(true) else {
      return false
    }
    let account = ARN(keyARN)?.account
    return statement.principals?.principals.contains { principal in
      if case .account(let id, _) = principal.form { return id == account }
      return false
    } == true
  }

  /// An Allow with a Principal for this key and no condition.
  private static func isPlainAllow(_ statement: PolicyStatement) -> Bool {
    statement.effect?.value == .allow && statement.condition == nil
      && statement.principals?.isNegated == false
      && statement.resources?.isNegated == false
      && statement.resources?.patterns.contains(where: { $0.value == "*" }) == true
  }
}
