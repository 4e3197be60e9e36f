internal import COpenSSL

/// Derived keys that were used lately, so that a day's requests derive their key once.
///
/// A key is forgotten, and wiped, when newer ones take its place.
package final class SigningKeys: Sendable {
  private struct Entry {
    var scope: String
    /// What the key was derived from; held, so that it can be compared.
    var secret: Secret
    var key: SigningKey
  }

  /// Few: one for each service in use, and those of the next day or the next credentials.
  static let most = 16

  private let entries = Lock<[Entry]>([])

  package init() {}

  /// - Parameter scope: Day, Region, service and terminator.
  func key(scope: String, secret: Secret) -> SigningKey {
    let known = entries.withLock { entries in
      entries.first { $0.scope == scope && Self.isSame($0.secret, secret) }?.key
    }
    if let known { return known }
    let key = SigningKey(scope: scope, secret: secret)
    entries.withLock { entries in
      entries.insert(Entry(scope: scope, secret: secret, key: key), at: 0)
      if entries.count > Self.most { entries.removeLast() }
    }
    return key
  }

  var count: Int { entries.withLock { $0.count } }

  private static func isSame(_ left: Secret, _ right: Secret) -> Bool {
    left === right
      || left.withBytes { left in
        right.withBytes { right in
          left.count == right.count && CRYPTO_memcmp(left.baseAddress, right.baseAddress, left.count) == 0
        }
      }
  }
}
