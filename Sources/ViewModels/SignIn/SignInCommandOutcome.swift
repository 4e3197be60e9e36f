/// How a command that signs in has ended.
package struct SignInCommandOutcome: Sendable, Equatable {
  package var command: [String]
  /// 0 when it worked; nil when it could not be started.
  package var exitStatus: Int32?

  package init(command: [String], exitStatus: Int32?) {
    self.command = command
    self.exitStatus = exitStatus
  }
}

/// What is chosen from a list of places.
package enum PlaceKind: Sendable, Equatable { case profiles, regions }
