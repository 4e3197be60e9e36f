/// What came of a call that helps but is not needed.
package enum OptionalAnswer<Value: Sendable>: Sendable {
  case answer(Value)
  /// The caller may not do this, which is nothing unusual.
  case notPermitted(AWSError)
  /// There is no answer for another reason: the service cannot be reached, does not offer this, or refused the input.
  ///
  /// The error tells, for example NoSuchEntity for a role that does not exist.
  case unavailable(AWSError)
  /// The person wants no such calls.
  case notAsked

  /// The answer, if there is one.
  package var value: Value? {
    guard case .answer(let value) = self else { return nil }
    return value
  }

  /// Why there is no answer; nil when there is one or nothing was asked.
  package var error: AWSError? {
    switch self {
    case .notPermitted(let error), .unavailable(let error): error
    case .answer, .notAsked: nil
    }
  }
}

extension OptionalAnswer: Equatable where Value: Equatable {}
