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
  /// A risk is named only when it is certain: an unconditional Allow for everybody that no Deny may take back, or an accepted policy
  /// in which nothing can leave kms:PutKeyPolicy to the key's account.
  public static func of(_ parse: PolicyParse, answer: LockoutAnswer, keyARN: String) -> PolicyHealth {
    // A policy in force may name principals that were deleted since; everything else about it works.
    if let finding = parse.findings.first(where: {
      $0.bearing == .refuses && $0.code != Finding.deletedPrincipal
    }) {
      return PolicyHealth(.broken, sentence: finding.sentence)
    }
    guard let document = parse.document else {
      return PolicyHealth(.broken, sentence: "The text is no key policy.")
    }
    if answer.rule == Finding.deletedPrincipal, let finding = parse.first(.refuses) {
      return PolicyHealth(.risk, sentence: finding.sentence)
    }
    if answer.verdict == .refused { return PolicyHealth(.refused, sentence: answer.reason) }
    // Of a text that AWS may read in two ways no danger is certain.
    if parse.first(.ambiguous) != nil { return PolicyHealth(.undecided, sentence: answer.reason) }
    if let opening = PolicyRisk.opening(document) {
      return PolicyHealth(.risk, sentence: sentence(opening))
    }
    guard answer.verdict == .accepted else { return PolicyHealth(.undecided, sentence: answer.reason) }
    if PolicyRisk.isLeftToNames(document, keyARN: keyARN) {
      return PolicyHealth(
        .risk,
        sentence:
          "No statement leaves kms:PutKeyPolicy to the account: once the users, roles or sessions that have it are gone, only AWS "
          + "Support can recover the key.")
    }
    return PolicyHealth(.ok, sentence: answer.reason)
  }

  /// Other accounts can be let in for some actions only, and need IAM policies of their own for those.
  private static func sentence(_ opening: PolicyRisk.Opening) -> String {
    let statement = Wording.capital(opening.statement.reference.name)
    let foreign = opening.actions.filter(\.isCrossAccount)
    guard !foreign.isEmpty else {
      return
        "\(statement) allows everybody in the key's account \(some(opening.actions)), without a condition and "
        + "even without an IAM policy."
    }
    return "\(statement) allows everybody in every AWS account \(some(foreign)), without a condition."
  }

  private static func some(_ actions: [KMSAction]) -> String {
    let worst =
      actions.first { $0.name == "Decrypt" } ?? actions.first { $0 == .putKeyPolicy } ?? actions.first
    let name = worst?.qualifiedName ?? ""
    return actions.count > 1 ? "\(name) and \(actions.count - 1) more" : name
  }
}
