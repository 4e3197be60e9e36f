package import AWSClient

/// A value that comes from AWS: not asked for, under way, there, refused or failed.
///
/// Indirect: there are four of them in each of 10 000 rows, and inline each would take the room of its largest case.
package indirect enum Loadable<Value: Sendable>: Sendable {
  case notAsked
  case loading
  case loaded(Value)
  /// AWS said that the caller may not read it. The row stays and says so.
  case denied(AWSError)
  case failed(AWSError)

  /// The value, if it is there.
  package var value: Value? {
    guard case .loaded(let value) = self else { return nil }
    return value
  }

  /// The error, if the last attempt gave one.
  package var error: AWSError? {
    switch self {
    case .denied(let error), .failed(let error): error
    case .notAsked, .loading, .loaded: nil
    }
  }

  /// True when nobody has asked for it.
  package var isNotAsked: Bool {
    if case .notAsked = self { return true }
    return false
  }

  /// True while the answer is under way.
  package var isLoading: Bool {
    if case .loading = self { return true }
    return false
  }

  /// True when an answer of any kind is here.
  package var isSettled: Bool {
    switch self {
    case .notAsked, .loading: false
    case .loaded, .denied, .failed: true
    }
  }

  /// Turns an outcome into a state: access denied is an ordinary answer, anything else a failure.
  package init(_ result: Result<Value, AWSError>) {
    switch result {
    case .success(let value): self = .loaded(value)
    case .failure(let error) where error.isAccessDenied: self = .denied(error)
    case .failure(let error): self = .failed(error)
    }
  }
}

extension Loadable: Equatable where Value: Equatable {}
