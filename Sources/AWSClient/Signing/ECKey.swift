internal import COpenSSL

/// A private key on the curve P-256 that signs as ES256 wants it.
///
/// See RFC 7518 sections 3.4 and 6.2. The key is only read after it was made, so threads may share it.
final class ECKey: Sendable {
  /// Bytes of one coordinate, and of one half of a signature.
  static let size: Int32 = 32

  private nonisolated(unsafe) let key: OpaquePointer

  /// Reads a PEM text in SEC 1 (`EC PRIVATE KEY`) or PKCS #8 (`PRIVATE KEY`) form.
  ///
  /// Nil for anything else: another curve, an encrypted key, no key at all.
  init?(pem: Secret) {
    guard OpenSSLLibrary.isReady else { return nil }
    let read = pem.withBytes { bytes -> OpaquePointer? in
      guard let source = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else { return nil }
      defer { BIO_free(source) }
      // Without a function of our own OpenSSL would ask the terminal for the password of an encrypted key.
      return PEM_read_bio_PrivateKey(source, nil, { _, _, _, _ in -1 }, nil)
    }
    guard let read else { return nil }
    guard Self.isP256(read) else {
      EVP_PKEY_free(read)
      return nil
    }
    key = read
  }

  deinit { EVP_PKEY_free(key) }

  /// The point of the public key, 32 bytes each, most significant first; nil when OpenSSL refuses.
  var publicPoint: (x: [UInt8], y: [UInt8])? {
    guard let x = coordinate(OSSL_PKEY_PARAM_EC_PUB_X), let y = coordinate(OSSL_PKEY_PARAM_EC_PUB_Y) else {
      return nil
    }
    return (x, y)
  }

  /// ECDSA with SHA-256: the two numbers of the signature one after the other; nil when OpenSSL refuses.
  func sign(_ message: [UInt8]) -> [UInt8]? {
    guard let context = EVP_MD_CTX_new() else { return nil }
    defer { EVP_MD_CTX_free(context) }
    guard EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key) == 1 else { return nil }
    var length = 0
    guard EVP_DigestSign(context, nil, &length, message, message.count) == 1 else { return nil }
    var encoded = [UInt8](repeating: 0, count: length)
    guard EVP_DigestSign(context, &encoded, &length, message, message.count) == 1 else { return nil }
    return Self.halves(ofDER: Array(encoded.prefix(length)))
  }

  private static func isP256(_ key: OpaquePointer) -> Bool {
    var name = [CChar](repeating: 0, count: 80)
    var length = 0
    guard EVP_PKEY_get_group_name(key, &name, name.count, &length) == 1 else { return false }
    return String(decoding: name.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self) == "prime256v1"
  }

  private func coordinate(_ parameter: String) -> [UInt8]? {
    var number: OpaquePointer?
    guard EVP_PKEY_get_bn_param(key, parameter, &number) == 1 else { return nil }
    defer { BN_free(number) }
    return Self.padded(number)
  }

  private static func halves(ofDER encoded: [UInt8]) -> [UInt8]? {
    encoded.withUnsafeBufferPointer { buffer in
      var start = buffer.baseAddress
      guard let signature = d2i_ECDSA_SIG(nil, &start, buffer.count) else { return nil }
      defer { ECDSA_SIG_free(signature) }
      guard let r = padded(ECDSA_SIG_get0_r(signature)), let s = padded(ECDSA_SIG_get0_s(signature)) else {
        return nil
      }
      return r + s
    }
  }

  private static func padded(_ number: OpaquePointer?) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: Int(size))
    return BN_bn2binpad(number, &bytes, size) == size ? bytes : nil
  }
}
