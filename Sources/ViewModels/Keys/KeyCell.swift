import AWSClient
package import Foundation
import KeyPolicy

/// What a cell of the key list says, and in what tone.
package struct KeyCell: Sendable, Equatable {
  package enum Tone: Sendable, Equatable {
    case plain
    case dim
    case state(KeyStateWord.Tone)
    case ok
    case warning
    case refused
    case undecided
    /// AWS said that the caller may not read it.
    case denied
    case error
  }
  /// Text from AWS: hostile until drawn by SafeText.
  package var text: String
  package var tone: Tone

  package init(_ text: String, _ tone: Tone = .plain) {
    self.text = text
    self.tone = tone
  }
}

extension KeyRow {
  /// The cell of a column; a value that is not here says why.
  package func cell(_ column: KeyColumn, now: Date) -> KeyCell {
    switch column {
    case .alias:
      KeyCell(name + (aliases.count > 1 ? "  +\(aliases.count - 1)" : ""), aliases.isEmpty ? .dim : .plain)
    case .state: described { Self.stateCell(KeyStateWord($0, now: now)) }
    case .policy: policyCell
    // The one spec that most keys have is cut to the word that tells it apart.
    case .spec: described { KeyCell($0.spec == "SYMMETRIC_DEFAULT" ? "SYMMETRIC" : $0.spec) }
    case .rotation: rotationCell
    case .usage: described { KeyCell($0.usage) }
    case .manager: described { KeyCell($0.manager) }
    case .regions:
      described { KeyCell($0.multiRegion ? ($0.multiRegionType ?? "multi").lowercased() : "single") }
    case .created: described { KeyCell($0.created.map(DateWords.day) ?? "–") }
    case .origin: described { KeyCell($0.origin) }
    }
  }

  private static func stateCell(_ state: KeyStateWord) -> KeyCell { KeyCell(state.word, .state(state.tone)) }

  private func described(_ cell: (KeyMetadata) -> KeyCell) -> KeyCell { Self.cell(metadata, cell) }

  private static func cell<Value>(_ value: Loadable<Value>, _ cell: (Value) -> KeyCell) -> KeyCell {
    switch value {
    case .notAsked: KeyCell("·", .dim)
    case .loading: KeyCell("…", .dim)
    case .loaded(let value): cell(value)
    case .denied: KeyCell("denied", .denied)
    case .failed: KeyCell("error", .error)
    }
  }

  private var rotationCell: KeyCell {
    if metadata.value != nil, !canHaveRotation { return KeyCell("–", .dim) }
    return Self.cell(rotation) { KeyCell($0.enabled ? "on" : "off", $0.enabled ? .plain : .dim) }
  }

  private var policyCell: KeyCell {
    // Nobody but AWS changes the policy of an AWS managed key: the question does not arise.
    if isAWSManaged, policy.value != nil { return KeyCell("–", .dim) }
    return Self.cell(policy) { health in
      switch health.word {
      case .ok: KeyCell("ok", .ok)
      case .risk: KeyCell("risk", .warning)
      case .refused: KeyCell("refused", .refused)
      case .broken: KeyCell("broken", .refused)
      case .undecided: KeyCell("open", .undecided)
      }
    }
  }
}
