internal import COpenSSL

/// SHA-256, HMAC-SHA-256 and SHA-1 by OpenSSL.
enum Digest {
  static let byteCount = 32

  /// SHA-256, looked up once.
  ///
  /// `EVP_sha256()` makes OpenSSL 3 look for the implementation at every use: see "performance" in crypto(7).
  private nonisolated(unsafe) static let sha256Method: OpaquePointer? =
    OpenSSLLibrary.isReady ? EVP_MD_fetch(nil, "SHA256", nil) : nil

  static func sha256(_ bytes: some Collection<UInt8>) -> [UInt8] {
    guard let method = sha256Method else { return [] }
    let contiguous = Array(bytes)
    var digest = [UInt8](repeating: 0, count: byteCount)
    var length: UInt32 = 0
    let done = EVP_Digest(contiguous, contiguous.count, &digest, &length, method, nil)
    return done == 1 ? digest : []
  }

  /// For the names of the files that the AWS CLI keeps tokens in; nothing is protected by it.
  static func sha1(_ bytes: some Collection<UInt8>) -> [UInt8] {
    guard OpenSSLLibrary.isReady else { return [] }
    let contiguous = Array(bytes)
    var digest = [UInt8](repeating: 0, count: 20)
    var length: UInt32 = 0
    let done = EVP_Digest(contiguous, contiguous.count, &digest, &length, EVP_sha1(), nil)
    return done == 1 ? digest : []
  }

  static func hmac(key: UnsafeRawBufferPointer, _ message: some Collection<UInt8>) -> [UInt8] {
    guard OpenSSLLibrary.isReady else { return [] }
    let contiguous = Array(message)
    var digest = [UInt8](repeating: 0, count: byteCount)
    var length: UInt32 = 0
    let done = HMAC(
      EVP_sha256(), key.baseAddress, Int32(clamping: key.count), contiguous, contiguous.count, &digest,
      &length)
    return done == nil ? [] : digest
  }

  static func hmac(key: [UInt8], _ message: some Collection<UInt8>) -> [UInt8] {
    key.withUnsafeBytes { hmac(key: $0, message) }
  }

  /// Compares without telling by its duration where the first difference is.
  static func equal(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    let left = Array(left)
    let right = Array(right)
    guard left.count == right.count else { return false }
    return CRYPTO_memcmp(left, right, left.count) == 0
  }

  static func hex(_ bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { text in
      for (index, byte) in bytes.enumerated() {
        text[index * 2] = digit(byte >> 4)
        text[index * 2 + 1] = digit(byte & 15)
      }
      return bytes.count * 2
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
