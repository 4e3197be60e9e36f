import FoundationEssentials
import Testing

@testable import AWSClient

/// Proofs of possession, read back and checked with OpenSSL.
@Suite struct DPoPProofTests {
  /// AWS's example key; see Data/login-provider-smithy-rs/SOURCE.md.
  static func exampleKey() throws -> String {
    try #require(LoginSuite.cases.first?.cache.first?.value["dpopKey"]?.string)
  }

  /// The same key, as `openssl pkcs8 -topk8 -nocrypt` writes it: RFC 5208 around the bytes of SEC 1.
  static func pkcs8() throws -> String {
    let lines = try exampleKey().split(separator: "\n").filter { !$0.hasPrefix("-----") }
    let sec1 = try #require(Data(base64Encoded: lines.joined()))
    let algorithm: [UInt8] = [
      0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE,
      0x3D, 0x03, 0x01, 0x07,
    ]
    let inner = [0x02, 0x01, 0x00] + algorithm + [0x04, UInt8(sec1.count)] + sec1
    let outer = Data([0x30, 0x81, UInt8(inner.count)] + inner)
    return "-----BEGIN PRIVATE KEY-----\n\(outer.base64EncodedString())\n-----END PRIVATE KEY-----\n"
  }

  private static func proof(_ key: ECKey, id: String = "one") -> String? {
    DPoPProof.make(
      key: key, method: "POST", url: "https://eu-west-1.signin.aws.amazon.com/v1/token?a=b",
      time: Date(timeIntervalSince1970: 1_763_510_400.7), id: id)
  }

  @Test(arguments: [false, true]) func aProofSaysWhatTheRFCWants(asPKCS8: Bool) throws {
    let key = try #require(ECKey(pem: Secret(asPKCS8 ? try Self.pkcs8() : try Self.exampleKey())))
    let text = try #require(Self.proof(key))
    let token = try #require(try JWTVerifier.read(text))
    #expect(token.isValid)
    #expect(token.header["typ"]?.string == "dpop+jwt")
    #expect(token.header["alg"]?.string == "ES256")
    #expect(token.header["jwk"]?["kty"]?.string == "EC")
    #expect(token.header["jwk"]?["crv"]?.string == "P-256")
    #expect(token.header["jwk"]?["d"] == nil)
    #expect(token.claims["htm"]?.string == "POST")
    #expect(token.claims["htu"]?.string == "https://eu-west-1.signin.aws.amazon.com/v1/token")
    #expect(token.claims["iat"]?.int == 1_763_510_400)
    #expect(token.claims["jti"]?.string == "one")
  }

  /// About one signature in 128 has a number with leading zeros, which have to stay.
  @Test func everySignatureHasItsFullLength() throws {
    let key = try #require(ECKey(pem: Secret(try Self.exampleKey())))
    for number in 0..<1000 {
      let text = try #require(Self.proof(key, id: String(number)))
      #expect(try JWTVerifier.read(text)?.isValid == true)
    }
  }

  @Test func aChangedClaimIsSeen() throws {
    let key = try #require(ECKey(pem: Secret(try Self.exampleKey())))
    let parts = try #require(Self.proof(key)).split(separator: ".")
    let other = try #require(Self.proof(key, id: "two")).split(separator: ".")
    let token = try #require(try JWTVerifier.read("\(parts[0]).\(other[1]).\(parts[2])"))
    #expect(!token.isValid)
  }

  @Test(arguments: ["", "no key", "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n"])
  func whatIsNoKeyIsRefused(_ pem: String) {
    #expect(ECKey(pem: Secret(pem)) == nil)
  }

  /// An encrypted key must not make OpenSSL ask the terminal for its password.
  @Test(arguments: ["p384", "encrypted"]) func otherKeysAreRefused(_ name: String) throws {
    let pem = try TestData.text("ec-keys/\(name).pem")
    #expect(pem.contains("PRIVATE KEY"))
    #expect(ECKey(pem: Secret(pem)) == nil)
  }
}
