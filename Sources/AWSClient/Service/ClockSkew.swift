internal import struct FoundationEssentials.Date

/// How far the clocks of services are from ours, as far as they had to say so.
///
/// One value is shared by all calls of a sign-in: what one call has learned, the others need not.
package final class ClockSkew: Sendable {
  private let offsets = Lock<[String: Double]>([:])

  package init() {}

  /// Seconds to be added to our clock for signatures that `host` accepts.
  package func offset(_ host: String) -> Double {
    offsets.withLock { $0[host, default: 0] }
  }

  func set(_ seconds: Double, for host: String) {
    offsets.withLock { $0[host] = seconds }
  }

  /// The offset that an answer asks for; nil when the clock is not what it complains about.
  ///
  /// Some codes speak of the clock only. KMS, STS and IAM may say that the signature is wrong instead, and then the
  /// clocks must be apart by almost the five minutes that AWS allows.
  ///
  /// - Parameters:
  ///   - date: The answer's `Date` header.
  ///   - now: Our clock when the answer came, without any offset.
  ///   - used: The offset of the request, in seconds.
  static func correction(code: String, date: String?, now: Date, used: Double) -> Double? {
    guard let date = date.flatMap(HTTPDate.read) else { return nil }
    let offset = date.timeIntervalSince(now)
    let error = abs(offset - used)
    if aboutTime.contains(code) { return error >= leastCorrection ? offset : nil }
    return aboutSignatures.contains(code) && error >= suspicious ? offset : nil
  }

  /// A `Date` header counts whole seconds, so that less is no difference.
  private static let leastCorrection = 1.0
  /// Seconds; a minute less than AWS allows.
  private static let suspicious = 240.0
  private static let aboutTime: Set<String> = [
    "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture",
  ]
  private static let aboutSignatures: Set<String> = [
    "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure",
  ]
}
