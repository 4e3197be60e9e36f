/// An optional call that is not made again, and why.
package struct OptionalRefusal: Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    /// AWS said that the caller may not do this.
    case notPermitted
    /// Nobody answers at the service's endpoint; asked again after a while.
    case unreachable
    /// Whoever answers does not offer this, or something in between answers; asked again after a while.
    case notOffered

    /// Nil for errors that say nothing about the next call.
    init?(_ error: AWSError) {
      switch error.kind {
      case .service where Self.refusals.contains(error.code): self = .notPermitted
      case .service where Self.unknown.contains(error.code): self = .notOffered
      case .unreadableAnswer: self = .notOffered
      case .transport: self = .unreachable
      default: return nil
      }
    }

    /// The spellings of different services.
    private static let refusals: Set<String> = [
      "AccessDenied", "AccessDeniedException", "UnauthorizedOperation",
    ]

    private static let unknown: Set<String> = [
      "UnknownOperationException", "UnknownOperation", "InvalidAction", "NotImplemented", "OptInRequired",
      "SubscriptionRequiredException",
    ]
  }

  package var service: AWSService
  package var operation: String
  package var account: String
  package var reason: Reason
  package var error: AWSError
}
