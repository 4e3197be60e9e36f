/// Policy documents in the answers of IAM.
enum IAMPolicyText {
  /// The JSON text; IAM percent-encodes it (RFC 3986), some emulators do not.
  ///
  /// An encoded document holds no brace, a plain one begins with one.
  static func decoded(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "{"))
      ? text : String(decoding: PercentEncoding.decode(text.utf8), as: UTF8.self)
  }
}
