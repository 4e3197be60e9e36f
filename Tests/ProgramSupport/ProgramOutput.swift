/// Where a program's output comes from.
package enum OutputSource: Sendable, Hashable {
  case terminal, standardOutput, standardError
}

/// What a program's output is fed into: an emulated terminal, or plain buffers.
package protocol ProgramOutput: SendableMetatype {
  /// What waits look at.
  associatedtype Snapshot: Sendable & CustomStringConvertible

  mutating func receive(_ bytes: [UInt8], from source: OutputSource)

  /// What the terminal itself has to say to the program, such as the answer to a status request.
  mutating func takeReplies() -> [UInt8]

  /// The state now; `receivedAt` is when the last output arrived.
  func snapshot(receivedAt: ContinuousClock.Instant) -> Snapshot
}
