internal import struct FoundationEssentials.Date

/// Keeps the token service from being asked again and again for one login: at most once a minute.
final class IdentityCenterRefreshLimit: Sendable {
  /// For the whole process, because its logins are the same files whoever reads them.
  static let shared = IdentityCenterRefreshLimit()

  static let seconds = 60.0

  private struct Attempt {
    var at: Date
    var error: AWSError?
  }

  private let attempts = Lock<[String: Attempt]>([:])

  /// True when the login may be refreshed now; it counts as tried then.
  func begin(_ path: String, at now: Date) -> Bool {
    attempts.withLock { attempts in
      if let last = attempts[path], abs(now.timeIntervalSince(last.at)) < Self.seconds { return false }
      attempts[path] = Attempt(at: now)
      return true
    }
  }

  func ended(_ path: String, _ error: AWSError?) {
    attempts.withLock { $0[path]?.error = error }
  }

  /// Why the latest try failed, nil when it did not.
  func error(_ path: String) -> AWSError? { attempts.withLock { $0[path]?.error } }
}
