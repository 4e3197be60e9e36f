internal import struct FoundationEssentials.Date

/// The name of the sessions of a role that the person has not named.
///
/// Made once, as in botocore: to AWS another name is another caller, and a renewed session must be the same.
final class RoleSessionName: Sendable {
  private let made = Lock<String?>(nil)

  /// For example `kmscope-1790000000`, the seconds since 1970.
  func name(_ now: Date) -> String {
    made.withLock { made in
      let name = made ?? "kmscope-\(Int(now.timeIntervalSince1970.rounded(.down)))"
      made = name
      return name
    }
  }
}
