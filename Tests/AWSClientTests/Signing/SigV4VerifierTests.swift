import FoundationEssentials
import Testing

@testable import AWSClient

/// A request signed by our signer, then met by the verifier after something happened to it on the way.
@Suite struct SigV4VerifierTests {
  static let signedAt = Date(timeIntervalSince1970: 1_790_000_000)

  static func signedRequest(token: Secret? = nil, service: String = "kms") -> HTTPRequest {
    let credentials = Credentials(
      accessKeyID: "sandbox", secretAccessKey: Secret("sandbox"), sessionToken: token, source: "test")
    let request = HTTPRequest(
      method: "POST", url: "http://127.0.0.1:4566/",
      headers: [
        HTTPHeader("Content-Type", "application/x-amz-json-1.1"),
        HTTPHeader("X-Amz-Target", "TrentService.ListKeys"),
      ], body: Array("{}".utf8))
    return SigV4(credentials: credentials, region: "eu-west-1", service: service).sign(request, at: signedAt)
  }

  static func verify(_ request: HTTPRequest, secondsLater: Double = 0) -> SigV4Verifier.Verification {
    SigV4Verifier.verify(
      request, secretFor: { $0 == "sandbox" ? Secret("sandbox") : nil },
      now: signedAt.addingTimeInterval(secondsLater))
  }

  @Test func anUntouchedRequestIsValid() {
    #expect(Self.verify(Self.signedRequest()) == .valid(accessKeyID: "sandbox"))
    #expect(Self.verify(Self.signedRequest(token: Secret("t/+="))) == .valid(accessKeyID: "sandbox"))
  }

  @Test func theTargetAloneIsEnoughOfAURL() {
    var request = Self.signedRequest()
    request.url = "/"
    #expect(Self.verify(request) == .valid(accessKeyID: "sandbox"))
  }

  @Test func aHeaderThatWasNotSignedMayBeAddedOnTheWay() {
    var request = Self.signedRequest()
    request.headers.append(HTTPHeader("Via", "1.1 proxy"))
    #expect(Self.verify(request) == .valid(accessKeyID: "sandbox"))
  }

  @Test(arguments: ["content-type", "x-amz-target", "host"]) func aChangedHeaderBreaksTheSignature(
    _ name: String
  )
    throws
  {
    var request = Self.signedRequest()
    let index = try #require(request.headers.firstIndex { $0.name.lowercased() == name })
    request.headers[index].value += "x"
    #expect(Self.verify(request) == .signatureDoesNotMatch)
  }

  @Test func aChangedBodyPathOrMethodBreaksTheSignature() {
    var request = Self.signedRequest()
    request.body = Array("{\"Limit\":1}".utf8)
    #expect(Self.verify(request) == .signatureDoesNotMatch)
    request = Self.signedRequest()
    request.url = "http://127.0.0.1:4566/other"
    #expect(Self.verify(request) == .signatureDoesNotMatch)
    request = Self.signedRequest()
    request.method = "GET"
    #expect(Self.verify(request) == .signatureDoesNotMatch)
  }

  @Test(arguments: [
    (-301.0, SigV4Verifier.Verification.requestExpired), (-300, .valid(accessKeyID: "sandbox")),
    (300, .valid(accessKeyID: "sandbox")), (301, .requestExpired),
  ])
  func clocksMayDifferByFiveMinutes(_ secondsLater: Double, _ expected: SigV4Verifier.Verification) {
    #expect(Self.verify(Self.signedRequest(), secondsLater: secondsLater) == expected)
  }

  @Test func aWrongSecretIsASignatureMismatchAndAnUnknownKeyAnUnknownClient() {
    let request = Self.signedRequest()
    #expect(
      SigV4Verifier.verify(request, secretFor: { _ in Secret("other") }, now: Self.signedAt)
        == .signatureDoesNotMatch)
    #expect(
      SigV4Verifier.verify(request, secretFor: { _ in nil }, now: Self.signedAt) == .unrecognizedClient)
  }

  @Test func aScopeOfAnotherServiceIsRefused() {
    #expect(Self.verify(Self.signedRequest(service: "sts")) == .valid(accessKeyID: "sandbox"))
    #expect(Self.verify(Self.signedRequest(service: "s3")) == .signatureDoesNotMatch)
  }

  @Test func withoutAuthorizationATokenIsMissing() {
    var request = Self.signedRequest()
    request.headers.removeAll { $0.name == "Authorization" }
    #expect(Self.verify(request) == .missingAuthenticationToken)
  }

  @Test(arguments: [
    ("Bearer x", "algorithm"), ("AWS4-HMAC-SHA256", "'Credential'"),
    (
      "AWS4-HMAC-SHA256 Credential=sandbox/20260921/eu-west-1/kms/aws4_request, SignedHeaders=host",
      "'Signature'"
    ),
    (
      "AWS4-HMAC-SHA256 Credential=sandbox/20260921/eu-west-1/kms/aws4_request, Signature=00",
      "'SignedHeaders'"
    ),
    ("AWS4-HMAC-SHA256 Credential=sandbox, SignedHeaders=host, Signature=00", "slash-delimited"),
    (
      "AWS4-HMAC-SHA256 Credential=a/20260921/eu-west-1/kms/aws4_request, SignedHeaders=x-amz-date, Signature=00",
      "'host'"
    ),
    (
      "AWS4-HMAC-SHA256 Credential=a/20260921/eu-west-1/kms/aws4_request, SignedHeaders=host;x-amz-date, "
        + "Signature=00", "'x-amz-target'"
    ),
  ])
  func anIncompleteAuthorizationSaysWhatItLacks(_ value: String, _ part: String) throws {
    var request = Self.signedRequest()
    let index = try #require(request.headers.firstIndex { $0.name == "Authorization" })
    request.headers[index].value = value
    guard case .incompleteSignature(let message) = Self.verify(request) else {
      Issue.record("\(value) was taken as complete")
      return
    }
    #expect(message.contains(part))
  }

  @Test func aDateThatIsNoneIsIncomplete() throws {
    var request = Self.signedRequest()
    let index = try #require(request.headers.firstIndex { $0.name == "X-Amz-Date" })
    request.headers[index].value = "20260231T000000Z"
    guard case .incompleteSignature = Self.verify(request) else {
      Issue.record("31 February was taken as a date")
      return
    }
  }
}
