internal import FoundationEssentials

extension XMLElement {
  /// A point in time as AWS query writes it, for example `2013-04-18T05:01:58Z`; seconds may have a fraction.
  func date(_ name: String) -> Date? {
    guard let text = text(name) else { return nil }
    return (try? Date(text, strategy: .iso8601))
      ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
  }

  /// `true` or `false`; nil for anything else.
  func flag(_ name: String) -> Bool? { text(name).flatMap { Bool($0) } }
}
