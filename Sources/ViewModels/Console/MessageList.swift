package import struct Foundation.Date

/// Messages and AWS calls of this run, oldest first, bounded.
package struct MessageList: Sendable {
  /// Lines kept; the oldest go first.
  package static let limit = 1_000
  package private(set) var lines: [MessageLine] = []
  /// First line shown in the message view, counted from the newest.
  package var top = 0
  package var height = 1

  package init() {}

  package mutating func add(_ text: String, isError: Bool, at now: Date) {
    lines.append(MessageLine(when: now, text: text, isError: isError))
    if lines.count > Self.limit { lines.removeFirst(lines.count - Self.limit) }
  }

  package mutating func scroll(by delta: Int) {
    top = max(0, min(top + delta, lines.count - height))
  }
}
