internal import COpenSSL

/// OpenSSL's process-wide set-up.
enum OpenSSLLibrary {
  /// True once OpenSSL is set up; to be asked before anything else is asked of it.
  ///
  /// By itself it would free its tables at exit(3), while the thread of libcurl may still be at work with them.
  /// The process ends then anyway, so nothing need be freed. See OPENSSL_init_crypto(3).
  static let isReady = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil) == 1
}
