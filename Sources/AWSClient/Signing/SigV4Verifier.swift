package import struct FoundationEssentials.Date

/// Checks a request signed with Signature Version 4, as a service does.
///
/// Exactly the headers that the Authorization header names are taken into account, so that requests of any SDK
/// can be checked.
package enum SigV4Verifier {
  package enum Verification: Sendable, Equatable {
    case valid(accessKeyID: String)
    case missingAuthenticationToken
    /// Nobody has this access key.
    case unrecognizedClient
    /// The Authorization header lacks something, which the sentence names.
    case incompleteSignature(message: String)
    case signatureDoesNotMatch
    /// Signed more than five minutes ago, or for later than five minutes from now.
    case requestExpired
  }

  /// How far the clocks of signer and service may be apart, in seconds.
  package static let allowedSkew = 300.0

  /// - Parameters:
  ///   - request: Its URL may be absolute or only path and query; the host comes from the Host header.
  ///   - secretFor: The secret of an access key, nil when there is no such key.
  ///   - services: Signing names the request may be scoped to.
  package static func verify(
    _ request: HTTPRequest, secretFor: (_ accessKeyID: String) -> Secret?, now: Date,
    services: Set<String> = ["kms", "sts"]
  ) -> Verification {
    guard let header = request.header("authorization"), !header.isEmpty else {
      return .missingAuthenticationToken
    }
    let authorization: SigV4Authorization
    switch SigV4Authorization.parse(header) {
    case .failure(let problem): return .incompleteSignature(message: problem.message)
    case .success(let parsed): authorization = parsed
    }
    guard let time = request.header("x-amz-date"), let date = SigningTime.date(time) else {
      return .incompleteSignature(
        message: "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
    }
    if let message = missingSignedHeader(request, authorization) {
      return .incompleteSignature(message: message)
    }
    guard let secret = secretFor(authorization.accessKeyID) else { return .unrecognizedClient }
    guard abs(date.timeIntervalSince(now)) <= allowedSkew else { return .requestExpired }
    guard authorization.day == time.prefix(8), services.contains(authorization.service) else {
      return .signatureDoesNotMatch
    }
    let expected = signature(of: request, authorization, time: time, secret: secret)
    return Digest.equal(expected.utf8, authorization.signature.utf8)
      ? .valid(accessKeyID: authorization.accessKeyID) : .signatureDoesNotMatch
  }

  private static func signature(
    of request: HTTPRequest, _ authorization: SigV4Authorization, time: String, secret: Secret
  ) -> String {
    let signed = Set(authorization.signedHeaders)
    let canonical = CanonicalRequest(
      method: request.method, target: CanonicalRequest.target(ofURL: request.url),
      headers: request.headers.filter { signed.contains($0.name.lowercased()) }, body: request.body,
      normalizePath: true)
    return SigningKey(scope: authorization.scope, secret: secret).sign(
      SigV4.stringToSign(canonical.bytes, time: time, scope: authorization.scope))
  }

  /// The host and the operation must be under the signature, otherwise a signed body could be sent elsewhere.
  private static func missingSignedHeader(
    _ request: HTTPRequest, _ authorization: SigV4Authorization
  ) -> String? {
    let needed = ["host", "x-amz-date"] + (request.header("x-amz-target") == nil ? [] : ["x-amz-target"])
    guard let missing = needed.first(where: { !authorization.signedHeaders.contains($0) }) else { return nil }
    return "'\(missing)' must be a 'SignedHeader' in the AWS Authorization."
  }
}
