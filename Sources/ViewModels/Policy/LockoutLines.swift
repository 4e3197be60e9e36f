import AWSClient
import KeyPolicy

/// One paragraph of the lockout check's pane.
package struct LockoutLine: Sendable, Equatable {
  package enum Tone: Sendable, Equatable {
    case accepted
    case refused
    case undecided
    /// The verdict of an older text, while a new one is due.
    case stale
    case plain
    case dim
    case error
    case warning
    case note
  }
  package var text: String
  package var tone: Tone

  package init(_ text: String, _ tone: Tone) {
    self.text = text
    self.tone = tone
  }
}

extension ConsoleModel {
  /// What the lockout check's pane says; of an AWS managed key's policy the question does not arise.
  package var lockoutLines: [LockoutLine] {
    guard let row = policy.keyID.flatMap(keys.row), row.isAWSManaged, policy.hasText else {
      return policyLockoutLines
    }
    return [LockoutLine("This is an AWS managed key: only AWS changes its policy.", .dim)]
  }
}

extension ConsoleModel {
  /// The check, and below its reason where the IAM side of it comes from.
  private var policyLockoutLines: [LockoutLine] {
    var lines = policy.lockoutLines
    if policy.hasVerdict, lines.count >= 2, let iamSentence {
      lines.insert(LockoutLine(iamSentence, .dim), at: 2)
    }
    return lines
  }
}

extension PolicyPane {
  /// True when the check of the text on the screen has ended.
  var hasVerdict: Bool {
    if case .done = check { true } else { false }
  }

  /// What the lockout check's pane says, most important first.
  package var lockoutLines: [LockoutLine] {
    // Why there is no text is said where the text would be.
    guard hasText else { return remote.error == nil ? [] : [LockoutLine("There is no text to check.", .dim)] }
    return checkLines + remoteLines
  }

  /// What a draft over a policy that cannot be read should know of it.
  private var remoteLines: [LockoutLine] {
    guard let error = remote.error else { return [] }
    return [LockoutLine("AWS's policy could not be read again: \(error.sentences)", .error)]
  }

  private var checkLines: [LockoutLine] {
    switch check {
    case .none: return []
    case .due, .running:
      guard let lastCheck else { return [LockoutLine("Checking…", .dim)] }
      return [LockoutLine("Checking…  (before this change: \(lastCheck.answer.verdict.phrase))", .stale)]
    case .done(let check): return Self.lines(of: check, text: editor)
    }
  }

  /// A finished check in paragraphs.
  package static func lines(of check: PolicyCheck, text: TextEditor) -> [LockoutLine] {
    let answer = check.answer
    var lines = verdictLines(of: check)
    if answer.lacksRolePath {
      lines.append(
        LockoutLine("Start kmscope with --caller-role and your role's ARN to tell its path.", .note))
    }
    if answer.missing.contains(MissingFact.sessionPolicy.phrase) {
      lines.append(
        LockoutLine(
          "If you know that your session was made without a session policy, start kmscope with --no-session-policy.",
          .note))
    }
    if let statement = answer.statement {
      let line = text.position(ofByte: statement.range.lower).line + 1
      lines.append(LockoutLine("Decided by \(statement.name), line \(line).", .dim))
    }
    if let control = check.control { lines.append(LockoutLine(whoElse(control), .plain)) }
    if answer.verdict == .accepted, !answer.residualRisks.isEmpty {
      lines.append(LockoutLine("Still possible: " + answer.residualRisks.joined(separator: " "), .dim))
    }
    // A finding that is the reason has been said.
    lines += check.findings.filter { !answer.reason.contains($0.sentence) }.map { finding in
      let place = text.position(ofByte: finding.range.lower)
      return LockoutLine(
        "\(place.line + 1):\(place.column + 1)  \(finding.sentence)", LockoutLine.tone(of: finding.severity))
    }
    if !check.words.isEmpty { lines.append(LockoutLine("In words:", .plain)) }
    lines += check.words.map { LockoutLine($0, .dim) }
    return lines
  }

  /// The verdict, why, and what would lock people out later: what has to be read before anything is sent.
  static func verdictLines(of check: PolicyCheck) -> [LockoutLine] {
    let answer = check.answer
    return [LockoutLine(headline(answer), tone(of: answer.verdict)), LockoutLine(answer.reason, .plain)]
      + check.risks.map { LockoutLine("Later: \($0.sentence)", LockoutLine.tone(of: $0.severity)) }
  }

  /// Who could still change the policy, in one paragraph.
  private static func whoElse(_ control: PolicyControl) -> String {
    guard !control.isNobody else { return "Who could change it later: nobody." }
    let more = control.isCut ? " The policy names more principals than are listed." : ""
    return "Who could change it later: " + control.controllers.map(\.sentence).joined(separator: " ") + more
  }

  /// The verdict's phrase, with the missing facts by name.
  private static func headline(_ answer: LockoutAnswer) -> String {
    let sign = sign(of: answer.verdict) + " "
    guard answer.verdict == .cannotBeDecided, !answer.missing.isEmpty else {
      return sign + answer.verdict.phrase
    }
    return sign + answer.verdict.phrase + ": " + answer.missing.joined(separator: "; ")
  }

  static func sign(of verdict: LockoutVerdict) -> String {
    switch verdict {
    case .accepted: "✓"
    case .refused: "✗"
    case .cannotBeDecided: "?"
    }
  }

  private static func tone(of verdict: LockoutVerdict) -> LockoutLine.Tone {
    switch verdict {
    case .accepted: .accepted
    case .refused: .refused
    case .cannotBeDecided: .undecided
    }
  }
}

extension LockoutLine {
  static func tone(of severity: DurabilityRisk.Severity) -> Tone {
    switch severity {
    case .danger: .error
    case .warning: .warning
    case .note: .note
    }
  }

  static func tone(of severity: Finding.Severity) -> Tone {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}
