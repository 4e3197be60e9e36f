import FoundationEssentials
import Testing

@testable import AWSClient

/// Keys that are kept give the signatures of keys that are not.
@Suite struct SigningKeysTests {
  static let request = HTTPRequest(
    method: "POST", url: "https://kms.eu-west-1.amazonaws.com/", headers: [HTTPHeader("X-A", "1")],
    body: Array("{}".utf8))

  static func sign(
    _ keys: SigningKeys?, secret: String = "s", region: String = "eu-west-1", day: Int = 0
  ) -> String? {
    let credentials = Credentials(accessKeyID: "AKID", secretAccessKey: Secret(secret), source: "test")
    return SigV4(credentials: credentials, region: region, service: "kms", keys: keys)
      .sign(request, at: TestClient.now.addingTimeInterval(Double(day) * 86_400)).header("authorization")
  }

  @Test func aKeptKeyIsForItsDayRegionAndSecretOnly() {
    let keys = SigningKeys()
    for _ in 1...2 {
      for day in 0...1 {
        for region in ["eu-west-1", "us-east-1"] {
          for secret in ["s", "t"] {
            #expect(
              Self.sign(keys, secret: secret, region: region, day: day)
                == Self.sign(nil, secret: secret, region: region, day: day))
          }
        }
      }
    }
    #expect(keys.count == 8)
  }

  @Test func oldKeysAreForgotten() {
    let keys = SigningKeys()
    for day in 0..<50 { _ = Self.sign(keys, day: day) }
    #expect(keys.count == SigningKeys.most)
    #expect(Self.sign(keys, day: 0) == Self.sign(nil, day: 0))
  }

  @Test func aKeyDoesNotShowItsBytes() {
    let key = SigningKey(scope: "20260921/eu-west-1/kms/aws4_request", secret: Secret("s"))
    var dumped = ""
    dump(key, to: &dumped)
    #expect("\(key)\(String(reflecting: key))\(dumped)".contains("‹SigningKey›"))
    #expect(Mirror(reflecting: key).children.isEmpty)
  }
}
