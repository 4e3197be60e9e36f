internal import COpenSSL

/// A derived key of Signature Version 4, good for one day, Region and service; in memory that is wiped.
///
/// See "Create a signed AWS API request", step 4, in the IAM User Guide.
final class SigningKey: Sendable, Unprintable {
  private nonisolated(unsafe) let bytes: UnsafeMutableRawBufferPointer

  /// Derives the key step by step along the scope (day, Region, service, terminator).
  init(scope: String, secret: Secret) {
    bytes = .allocate(byteCount: Digest.byteCount, alignment: 1)
    var key = secret.withBytes { Array("AWS4".utf8) + $0 }
    defer { OPENSSL_cleanse(&key, key.count) }
    for part in scope.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      var next = key.withUnsafeBytes { Digest.hmac(key: $0, Array(part)) }
      swap(&key, &next)
      OPENSSL_cleanse(&next, next.count)
    }
    key.withUnsafeBytes { bytes.copyBytes(from: $0.prefix(Digest.byteCount)) }
  }

  deinit {
    OPENSSL_cleanse(bytes.baseAddress, bytes.count)
    bytes.deallocate()
  }

  /// The signature in hexadecimal digits.
  func sign(_ stringToSign: [UInt8]) -> String {
    Digest.hex(Digest.hmac(key: UnsafeRawBufferPointer(bytes), stringToSign))
  }
}
