import AWSClient
import Foundation

/// An embedded KMS: the keys of one account, its lockout check and its error texts, without a network.
///
/// Deterministic: time comes from the clock it is given, ids from a seeded generator. Nothing in it encrypts.
package actor SandboxKMS {
  private var account: Account
  private let clock: @Sendable () -> Date

  init(account: Account, clock: @escaping @Sendable () -> Date) {
    self.account = account
    self.clock = clock
  }

  /// Carries out one KMS call.
  /// - Returns: the body of the answer, nil for operations that answer with an empty one.
  func perform(_ operation: KMSOperation, body: JSONValue, region: String) throws(ServiceError) -> JSONValue?
  {
    let now = clock()
    account.settle(now: now)
    return try account.perform(operation, body: body, call: Call(region: region, now: now))
  }

  /// Who the caller is, for STS GetCallerIdentity.
  var caller: (account: String, arn: String, userID: String) {
    (account.id, account.administrator.arn, account.administrator.userID)
  }

  /// The id of an answer.
  func nextRequestID() -> String { account.identifiers.uuid() }
}

/// What every operation knows of its call besides the body.
struct Call: Sendable {
  /// The Region of the endpoint.
  var region: String
  var now: Date
}
