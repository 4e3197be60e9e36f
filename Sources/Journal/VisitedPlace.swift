package import struct Foundation.Date

/// A profile and Region the console was opened in.
package struct VisitedPlace: Sendable, Equatable {
  /// Nil when the credentials came from elsewhere.
  package var profile: String?
  package var region: String
  package var visited: Date

  package init(profile: String?, region: String, visited: Date) {
    self.profile = profile
    self.region = region
    self.visited = visited
  }
}
