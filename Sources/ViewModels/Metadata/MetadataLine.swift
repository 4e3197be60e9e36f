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
