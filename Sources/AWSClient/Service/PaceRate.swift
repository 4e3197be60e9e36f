/// How fast one operation may be sent, as a value that learns: a token bucket whose rate halves when AWS complains
/// and grows back in even steps.
///
/// Times are seconds of a clock that never goes back.
struct PaceRate: Sendable {
  /// The share of a quota that is ours; other people and services use the account too.
  static let share = 0.8
  /// No operation gets slower than one request in two seconds.
  static let slowest = 0.5
  /// Seconds from nothing back to full speed.
  static let recovery = 20.0
  /// Seconds for which a complaint counts as recent.
  static let recently = 30.0

  /// What adding up fractions of a token may lose.
  private static let rounding = 1e-6

  /// Requests a second when nobody complains; nil without limit.
  private let full: Double?
  /// The highest rate to come back to after a complaint, with or without a documented one.
  private var ceiling: Double?
  /// Requests a second now; nil without limit.
  private(set) var rate: Double?
  private var tokens: Double
  private var updatedAt: Double
  private var slowedAt: Double?
  private var complainedAt: Double?
  private var window: (start: Double, count: Double, before: Double)

  init(quota: Double?, now: Double) {
    full = quota.map { $0 * Self.share }
    ceiling = full
    rate = full
    tokens = full.map(Self.burst) ?? 0
    updatedAt = now
    window = (now, 0, 0)
  }

  /// Requests that may leave at once after a rest: with them a second never sees more than the quota.
  private static func burst(_ rate: Double) -> Double { max(1, rate * (1 / share - 1)) }

  /// Seconds until the next request may leave; 0 when it may now.
  mutating func delay(now: Double) -> Double {
    refill(now)
    guard let rate else { return 0 }
    return tokens >= 1 - Self.rounding ? 0 : (1 - tokens) / rate
  }

  /// Takes the right to send one request, which `delay` said is there.
  mutating func take(now: Double) {
    if rate != nil { tokens -= 1 }
    count(now)
  }

  /// AWS said that there were too many requests, of which one was sent at `sentAt`.
  ///
  /// Requests sent before the rate was last lowered say nothing new.
  mutating func throttled(sentAt: Double, now: Double) {
    refill(now)
    complainedAt = now
    if let slowedAt, sentAt <= slowedAt { return }
    let current = rate ?? max(1, measured(now))
    if ceiling == nil { ceiling = current }
    rate = max(Self.slowest, current / 2)
    tokens = min(tokens, 0)
    slowedAt = now
  }

  func isThrottled(now: Double) -> Bool {
    complainedAt.map { now - $0 < Self.recently } ?? false
  }

  private mutating func refill(_ now: Double) {
    let elapsed = max(0, now - updatedAt)
    updatedAt = max(updatedAt, now)
    guard let current = rate else { return }
    tokens = min(tokens + elapsed * current, Self.burst(current))
    guard let ceiling, slowedAt != nil else { return }
    let grown = current + elapsed * ceiling / Self.recovery
    if grown < ceiling {
      rate = grown
    } else {
      slowedAt = nil
      self.ceiling = full
      rate = full
      tokens = min(tokens, full.map(Self.burst) ?? 0)
    }
  }

  /// Counts what leaves, by seconds.
  private mutating func count(_ now: Double) {
    if now - window.start >= 1 {
      window = (now, 0, now - window.start < 2 ? window.count : 0)
    }
    window.count += 1
  }

  /// Requests in the last second or so.
  private func measured(_ now: Double) -> Double {
    now - window.start < 2 ? max(window.count, window.before) : 0
  }
}
