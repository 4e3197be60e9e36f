@testable import AWSClient

/// Gives the same answer to every question.
final class OneAnswer: Transport {
  private let body: [UInt8]
  private let counter = Lock(0)

  init(body: [UInt8]) { self.body = body }

  /// How often it was asked.
  var count: Int { counter.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    counter.withLock { $0 += 1 }
    return HTTPResponse(status: 200, headers: [], body: body)
  }

  static var withoutRetries: RetryPolicy {
    var policy = RetryPolicy()
    policy.attempts = 1
    policy.pause = { _ in }
    return policy
  }
}
