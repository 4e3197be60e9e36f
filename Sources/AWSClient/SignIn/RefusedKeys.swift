/// Access keys that AWS has refused, so that no cache brings them back.
final class RefusedKeys: Sendable {
  private let ids = Lock(Set<String>())

  func contains(_ id: String) -> Bool { ids.withLock { $0.contains(id) } }

  func insert(_ id: String) { ids.withLock { _ = $0.insert(id) } }
}
