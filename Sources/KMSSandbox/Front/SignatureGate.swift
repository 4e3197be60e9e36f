import AWSClient
import Foundation

/// Verifies Signature Version 4 for the one access key of the sandbox and says what is wrong in AWS's words.
struct SignatureGate: Sendable {
  let now: @Sendable () -> Date

  /// Nil when the signature is good.
  func check(_ request: HTTPRequest, _ scope: CredentialScope) -> ServiceError? {
    let secret = Secret(ExampleAccount.accessKeyID)
    let verdict = SigV4Verifier.verify(
      request, secretFor: { $0 == ExampleAccount.accessKeyID ? secret : nil }, now: now(),
      services: [scope.service])
    switch verdict {
    case .valid: return nil
    case .missingAuthenticationToken:
      return .common("MissingAuthenticationTokenException", "Missing Authentication Token")
    case .unrecognizedClient:
      return .common(
        "UnrecognizedClientException", "The security token included in the request is invalid.")
    case .incompleteSignature(let message): return .common("IncompleteSignatureException", message)
    case .signatureDoesNotMatch:
      return .common(
        "InvalidSignatureException",
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access "
          + "Key and signing method. Consult the service documentation for details.")
    case .requestExpired:
      let signed = request.header("x-amz-date") ?? ""
      return .common(
        "InvalidSignatureException", "Signature expired: \(signed) is outside the allowed 5 minutes.")
    }
  }
}
