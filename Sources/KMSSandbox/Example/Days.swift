import Foundation

/// Moments counted in days from when the account was made.
struct Days: Sendable {
  let now: Date

  /// That many days before or, negative, after.
  func ago(_ count: Double) -> Date { now.addingTimeInterval(-count * 86_400) }
}
