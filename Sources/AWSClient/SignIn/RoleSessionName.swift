internal import struct FoundationEssentials.Date

/// The name of a session that the person has not named.
enum RoleSessionName {
  /// For example `kmscope-1790000000`, the seconds since 1970.
  static func make(_ now: Date) -> String { "kmscope-\(Int(now.timeIntervalSince1970.rounded(.down)))" }
}
