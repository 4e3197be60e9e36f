package import struct Foundation.Date

/// A short message that goes away; the message list keeps it.
package struct Toast: Sendable, Equatable {
  package enum Tone: Sendable, Equatable {
    case info
    case success
    case error
  }
  package var text: String
  package var tone: Tone
  package var until: Date
}

/// One line of the message list.
package struct MessageLine: Sendable, Equatable {
  package var when: Date
  package var text: String
  package var isError: Bool
}
