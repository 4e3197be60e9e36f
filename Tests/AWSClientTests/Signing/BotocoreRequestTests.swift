import FoundationEssentials
import Testing

@testable import AWSClient

/// Requests signed by botocore 1.43.11 (`SigV4Auth.add_auth`, its clock set to 2026-09-21 14:13:20 UTC).
@Suite struct BotocoreRequestTests {
  static let date = Date(timeIntervalSince1970: 1_790_000_000)

  static let kms = HTTPRequest(
    method: "POST", url: "http://127.0.0.1:4566/",
    headers: [
      HTTPHeader("Host", "127.0.0.1:4566"), HTTPHeader("X-Amz-Target", "TrentService.DescribeKey"),
      HTTPHeader("Content-Type", "application/x-amz-json-1.1"), HTTPHeader("User-Agent", "Boto3/1.43"),
      HTTPHeader("X-Amz-Date", "20260921T141320Z"),
      HTTPHeader(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=sandbox/20260921/eu-west-1/kms/aws4_request, "
          + "SignedHeaders=content-type;host;x-amz-date;x-amz-target, "
          + "Signature=f6c51b61ecc5831ad51240fd31e8d42148b22b64c2f327ec9563af5c296736bd"),
    ], body: Array("{\"KeyId\": \"alias/café\"}".utf8))

  static let sts = HTTPRequest(
    method: "POST", url: "https://sts.eu-west-1.amazonaws.com/",
    headers: [
      HTTPHeader("Host", "sts.eu-west-1.amazonaws.com"),
      HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
      HTTPHeader("X-Amz-Date", "20260921T141320Z"), HTTPHeader("X-Amz-Security-Token", "to/ken+=="),
      HTTPHeader(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20260921/eu-west-1/sts/aws4_request, "
          + "SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, "
          + "Signature=9100ebb7ad8af7c1230fdfbaf7ac0679c20c894ec238e49f5ffb4475c85f56d9"),
    ], body: Array("Action=GetCallerIdentity&Version=2011-06-15".utf8))

  @Test func theVerifierTakesThem() {
    #expect(
      SigV4Verifier.verify(Self.kms, secretFor: { _ in Secret("sandbox") }, now: Self.date)
        == .valid(accessKeyID: "sandbox"))
    #expect(
      SigV4Verifier.verify(Self.sts, secretFor: { _ in Secret("secret/+") }, now: Self.date)
        == .valid(accessKeyID: "ASIAEXAMPLE"))
  }

  @Test func ourSignerComesToTheSameAuthorization() throws {
    let credentials = Credentials(
      accessKeyID: "ASIAEXAMPLE", secretAccessKey: Secret("secret/+"), sessionToken: Secret("to/ken+=="),
      source: "test")
    let signed = SigV4(credentials: credentials, region: "eu-west-1", service: "sts").sign(
      Self.sts, at: Self.date)
    #expect(signed.header("authorization") == Self.sts.header("authorization"))
    #expect(signed.headers.filter { $0.name == "Authorization" }.count == 1)
  }
}
