/// One line of the review before a policy is applied, before wrapping.
package enum ReviewLine: Sendable, Equatable {
  /// The verdict and what it rests on.
  case check(LockoutLine)
  /// A label with its value, or a sentence.
  case fact(MetadataLine)
  /// The field for the confirmation, behind this label.
  case confirmation(label: String)
  case heading(String)
  /// Lines without a change that are left out.
  case skipped(Int)
  case change(LineDiff.Row)
  case blank

  /// The text as it is wrapped, without the marks before it.
  var text: String {
    switch self {
    case .check(let line): line.text
    case .fact(let line): line.label.isEmpty ? line.value : String(repeating: "x", count: 19) + line.value
    case .heading(let text): text
    case .change(let row): "  " + row.text
    case .confirmation, .skipped, .blank: ""
    }
  }
}

extension ApplyDialog {
  /// What the review says, the verdict first: in a small window the rest is further down.
  /// - Parameter accountName: what people call the account, if they call it anything.
  package func lines(accountName: String?) -> [ReviewLine] {
    var lines = stageLines
    if let notice { lines.append(.fact(MetadataLine("", notice, .warning))) }
    lines += [
      .blank,
      .fact(MetadataLine("Account", accountName.map { "\($0) (\(request.account))" } ?? request.account)),
      .fact(MetadataLine("Region", request.region)), .fact(MetadataLine("Key", request.keyARN)),
      .fact(MetadataLine("You are", request.callerARN.isEmpty ? "unknown" : request.callerARN)), .blank,
      .heading(changeHeading),
    ]
    for hunk in shownHunks {
      if hunk.skippedBefore > 0 { lines.append(.skipped(hunk.skippedBefore)) }
      lines += hunk.rows.map(ReviewLine.change)
    }
    return lines
  }

  private var stageLines: [ReviewLine] {
    switch stage {
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

  private var reviewLines: [ReviewLine] {
    guard let check else { return [] }
    var lines = PolicyPane.lines(of: check, text: TextEditor(request.draft)).map(ReviewLine.check)
    if isBlocked {
      lines.append(.fact(MetadataLine("", "It cannot be applied. Esc goes back to the editor.", .error)))
    }
    if needsTyping {
      lines.append(
        .fact(
          MetadataLine("", "kmscope cannot promise that you could change this policy again.", .warning)))
      lines.append(.confirmation(label: "Type \(confirmationText) to apply all the same"))
    }
    return lines
  }

  /// The change under review; in a conflict the one that somebody else has made.
  private var shownHunks: [LineDiff.Hunk] { theirs?.hunks(context: 3) ?? hunks }

  private var changeHeading: String {
    let shown = theirs ?? diff
    let whose = theirs == nil ? "Change" : "What they changed"
    return "\(whose): \(shown.addedCount) added, \(shown.removedCount) removed lines"
  }
}
