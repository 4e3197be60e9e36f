import AWSClient
import KeyPolicy

/// A range of the policy text with what it is.
package struct PolicyMark: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case memberName, string, number, keyword, punctuation, invalid
    case problem
    case match
    case bracket
  }
  /// Byte offsets into the text.
  package var range: Range<Int>
  package var kind: Kind
}

extension PolicyPane {
  /// The colours of the text, in order and without overlaps.
  package var syntax: [PolicyMark] {
    tokens.map { token in
      let kind: PolicyMark.Kind =
        switch token.kind {
        case .memberName: .memberName
        case .string: .string
        case .number: .number
        case .keyword: .keyword
        case .punctuation: .punctuation
        case .invalid: .invalid
        }
      return PolicyMark(range: token.range.lower..<token.range.upper, kind: kind)
    }
  }

  /// Problems of the last check while it is of this text, matches of the search, and the bracket at the cursor.
  package var marks: [PolicyMark] {
    var marks: [PolicyMark] = []
    if case .done(let check) = check {
      marks += check.findings.filter { $0.severity == .error && $0.range.lower < $0.range.upper }.prefix(50)
        .map {
          PolicyMark(range: $0.range.lower..<$0.range.upper, kind: .problem)
        }
    }
    if !search.needle.isEmpty {
      marks += editor.matches(of: search.needle).prefix(500).map { PolicyMark(range: $0, kind: .match) }
    }
    if isEditing, let pair = editor.bracketPair {
      marks += [pair.open, pair.close].map { PolicyMark(range: $0..<($0 + 1), kind: .bracket) }
    }
    return marks
  }

  /// The worst finding of each line, by line from 0, while the last check is of this text.
  package var lineSigns: [Int: LockoutLine.Tone] {
    guard case .done(let check) = check else { return [:] }
    var signs: [Int: LockoutLine.Tone] = [:]
    for severity in [Finding.Severity.note, .warning, .error] {
      for finding in check.findings where finding.severity == severity {
        signs[editor.position(ofByte: finding.range.lower).line] = LockoutLine.tone(of: severity)
      }
    }
    return signs
  }

  /// True when there is a text to show.
  package var hasText: Bool { remote.value != nil || hasDraft }

  /// What the pane says instead of a text.
  package var textRemark: MetadataLine {
    switch remote {
    case .denied(let error): MetadataLine("", "GetKeyPolicy is denied to you. \(error.message)", .error)
    case .failed(let error): MetadataLine("", "GetKeyPolicy failed: \(error.sentences)", .error)
    case .notAsked, .loading, .loaded: MetadataLine("", keyID == nil ? "" : "Loading…", .dim)
    }
  }

  /// The byte meter of the title, for example `1842 / 32768`.
  package var meter: String { hasText ? "\(editor.utf8Count) / \(Self.byteLimit)" : "" }

  /// The verdict's sign while it is of this text.
  package var verdictSign: String? {
    guard case .done(let check) = check else { return nil }
    return Self.sign(of: check.answer.verdict)
  }

  /// The verdict's phrase while it is of this text.
  package var verdictPhrase: String? {
    guard case .done(let check) = check else { return nil }
    return check.answer.verdict.phrase
  }
}
