import COpenSSL
import FoundationEssentials

@testable import AWSClient

/// Checks an ES256 token against the public key in its own header, with OpenSSL and nothing of ours.
enum JWTVerifier {
  struct Token {
    var header: JSONValue
    var claims: JSONValue
    var isValid: Bool
  }

  static func read(_ text: String) throws -> Token? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let head = decode(parts[0]), let body = decode(parts[1]),
      let signature = decode(parts[2]), signature.count == 64
    else { return nil }
    let header = try JSONReader.read(head)
    guard let x = header["jwk"]?["x"]?.string.flatMap(decode), x.count == 32,
      let y = header["jwk"]?["y"]?.string.flatMap(decode), y.count == 32
    else { return nil }
    let isValid = verify(Array("\(parts[0]).\(parts[1])".utf8), signature, point: [4] + x + y)
    return Token(header: header, claims: try JSONReader.read(body), isValid: isValid)
  }

  static func decode(_ text: String) -> [UInt8]? {
    guard !text.contains("=") else { return nil }
    let standard = text.replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
    return Data(base64Encoded: standard + padding).map(Array.init)
  }

  private static func verify(_ message: [UInt8], _ signature: [UInt8], point: [UInt8]) -> Bool {
    // SubjectPublicKeyInfo of a P-256 key, RFC 5480, up to its point.
    let prefix: [UInt8] = [
      0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86,
      0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
    ]
    let encoded = prefix + point
    let der = der(signature)
    return encoded.withUnsafeBufferPointer { buffer in
      var start = buffer.baseAddress
      guard let key = d2i_PUBKEY(nil, &start, buffer.count), let context = EVP_MD_CTX_new() else {
        return false
      }
      defer {
        EVP_PKEY_free(key)
        EVP_MD_CTX_free(context)
      }
      return EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, key) == 1
        && EVP_DigestVerify(context, der, der.count, message, message.count) == 1
    }
  }

  /// A sequence of two integers; a leading zero keeps them positive, others are dropped.
  private static func der(_ signature: [UInt8]) -> [UInt8] {
    let numbers = [signature.prefix(32), signature.suffix(32)].map { half -> [UInt8] in
      var number = Array(half.drop { $0 == 0 })
      if (number.first ?? 0x80) >= 0x80 { number.insert(0, at: 0) }
      return [0x02, UInt8(number.count)] + number
    }.flatMap { $0 }
    return [0x30, UInt8(numbers.count)] + numbers
  }
}
