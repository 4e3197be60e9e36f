/// One line of the review before a policy is applied, before wrapping.
package enum ReviewLine: Sendable, Equatable {
  /// The verdict and what it rests on.
  case check(LockoutLine)
  /// A label with its value, or a sentence.
  case fact(MetadataLine)
  /// The field for the confirmation.
  case confirmation
  /// Lines without a change that are left out.
  case skipped(Int)
  case change(LineDiff.Row)
  case blank

  /// Rows it takes at a width.
  func rows(columns: Int) -> Int {
    switch self {
    case .check(let line): WrappedRows.count(line.text, columns: columns)
    case .fact(let line):
      WrappedRows.count(
        line.label.isEmpty ? line.value : Self.padded(line.label) + line.value, columns: columns)
    case .change(let row): WrappedRows.count("  " + row.text, columns: columns)
    // The label may need a row of its own, or more.
    case .confirmation: columns < 50 ? 3 : 2
    case .skipped, .blank: 1
    }
  }

  /// The labels of the review are at most seven letters long.
  private static func padded(_ label: String) -> String {
    label + String(repeating: " ", count: max(1, 9 - label.count))
  }
}

extension ApplyDialog {
  /// What the review says, the verdict first: in a small window the rest is further down.
  /// - Parameter accountName: what people call the account, if they call it anything.
  package func lines(accountName: String?) -> [ReviewLine] {
    var lines: [ReviewLine] = notice.map { [.fact(MetadataLine("", $0, .warning))] } ?? []
    lines += stageLines
    lines += [.blank] + facts(accountName)
    lines.append(.blank)
    for hunk in shownHunks {
      if hunk.skippedBefore > 0 { lines.append(.skipped(hunk.skippedBefore)) }
      lines += hunk.rows.map(ReviewLine.change)
    }
    if stage == .review, let check {
      // What the verdict rests on is long: below the change it does not push that out of a small window.
      let rest = PolicyPane.lines(of: check, text: TextEditor(request.draft))
        .dropFirst(PolicyPane.verdictLines(of: check).count)
      lines += [.blank] + rest.map(ReviewLine.check)
    }
    if stage == .review, let awsChecks, !awsChecks.lines.isEmpty {
      lines += [.blank, .check(LockoutLine("Asked of AWS:", .plain))] + awsChecks.lines.map(ReviewLine.check)
    }
    return lines
  }

  private func facts(_ accountName: String?) -> [ReviewLine] {
    [
      MetadataLine("Account", accountName.map { "\($0) (\(request.account))" } ?? request.account),
      MetadataLine("Region", request.region), MetadataLine("Key", request.keyID),
      MetadataLine("You are", request.callerARN.isEmpty ? "unknown" : request.callerARN), change,
    ].map(ReviewLine.fact)
  }

  private var stageLines: [ReviewLine] {
    switch stage {
    case .asking(let step):
      // Whoever has pressed Enter has been told.
      let reason = whyNot.flatMap { $0 == notice ? nil : MetadataLine("", $0, .dim) }
      return [.fact(MetadataLine("", Self.words(for: step)))] + (reason.map { [.fact($0)] } ?? [])
    case .checking: return [.fact(MetadataLine("", "Checking the text that would be sent…", .dim))]
    case .review: return reviewLines
    case .working(let step): return [.fact(MetadataLine("", "\(step.rawValue)…", .dim))]
    case .conflict:
      return [
        .fact(
          MetadataLine("", "Somebody changed this policy on AWS after you began. Nothing was sent.", .error)),
        .fact(
          MetadataLine(
            "", "Enter keeps your draft and compares it with the newer policy; Esc goes back.")),
      ]
    case .failed(let sentences): return sentences.map { .fact(MetadataLine("", $0, .error)) }
    }
  }

  private static func words(for step: CallerAsk.Step) -> String {
    switch step {
    case .identity: "AWS is being asked again who you are…"
    case .iam: "IAM is being asked again what you may do…"
    case .simulator: "IAM's policy simulator is being asked again what you may do…"
    }
  }

  private var reviewLines: [ReviewLine] {
    guard let check else { return [] }
    // What the verdict rests on follows below the change.
    let said = PolicyPane.verdictLines(of: check).map(ReviewLine.check)
    guard needsTyping else {
      return said
        + (isBlocked
          ? [.fact(MetadataLine("", "It cannot be applied. Esc goes back to the editor.", .error))] : [])
    }
    // What has to be typed stands beside the verdict, also in a small window.
    return said.prefix(1) + missingPrincipals + [
      .fact(
        MetadataLine("", "kmscope cannot promise that you could change this policy again.", .warning)),
      .confirmation,
    ] + said.dropFirst()
  }

  /// What AWS says and the person must not miss.
  private var missingPrincipals: [ReviewLine] {
    (awsChecks?.lines ?? []).filter { $0.tone == .error }.map(ReviewLine.check)
  }

  /// The change under review; in a conflict the one that somebody else has made.
  private var shownHunks: [LineDiff.Hunk] { theirs?.hunks(context: 3) ?? hunks }

  /// How much is changed; below comes what.
  private var change: MetadataLine {
    let shown = theirs ?? diff
    return MetadataLine(
      theirs == nil ? "Change" : "Theirs", "\(shown.addedCount) added, \(shown.removedCount) removed lines")
  }
}
