/// One line of the metadata pane: a label with a value, a heading, or a remark.
package struct MetadataLine: Sendable, Equatable {
  package enum Tone: Sendable, Equatable {
    case plain
    case heading
    case dim
    case warning
    case error
    case state(KeyStateWord.Tone)
  }
  package var label: String
  /// Text from AWS: hostile until drawn by SafeText.
  package var value: String
  package var tone: Tone

  package init(_ label: String, _ value: String, _ tone: Tone = .plain) {
    self.label = label
    self.value = value
    self.tone = tone
  }
}

extension MetadataLine {
  /// Rows that lines take at a width: labels in one column, values wrapped beside them.
  static func rows(of lines: [MetadataLine], columns: Int) -> Int {
    let pairs = lines.filter { !$0.label.isEmpty && $0.tone != .heading }
    let labels = min(pairs.map(\.label.count).max() ?? 0, columns * 2 / 5)
    return lines.reduce(0) { rows, line in
      let isPair = !line.label.isEmpty && line.tone != .heading
      return rows + WrappedRows.count(line.value, columns: isPair ? columns - labels - 2 : columns)
    }
  }
}
