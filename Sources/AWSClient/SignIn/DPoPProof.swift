internal import struct FoundationEssentials.Date

/// A proof that whoever shows a token also holds its key: a signed JSON web token about one request.
///
/// See RFC 9449 section 4.2. Each proof is good for one attempt, because its `jti` may be seen once only.
enum DPoPProof {
  /// - Parameters:
  ///   - url: Of the request; a query is left out, as the RFC wants it.
  ///   - id: Different for every proof.
  /// - Returns: Nil when the key cannot sign.
  static func make(key: ECKey, method: String, url: String, time: Date, id: String) -> String? {
    guard let point = key.publicPoint else { return nil }
    let jwk: [JSONValue.Member] = [
      .init("kty", .string("EC")), .init("x", .string(Base64URL.encode(point.x))),
      .init("y", .string(Base64URL.encode(point.y))), .init("crv", .string("P-256")),
    ]
    let header: [JSONValue.Member] = [
      .init("typ", .string("dpop+jwt")), .init("alg", .string("ES256")), .init("jwk", .object(jwk)),
    ]
    let claims: [JSONValue.Member] = [
      .init("htm", .string(method)), .init("htu", .string(String(url.prefix { $0 != "?" }))),
      .init("iat", .number(String(Int(time.timeIntervalSince1970)))), .init("jti", .string(id)),
    ]
    let signed = [header, claims].map { Base64URL.encode(Array(JSONValue.object($0).text.utf8)) }
      .joined(separator: ".")
    return key.sign(Array(signed.utf8)).map { "\(signed).\(Base64URL.encode($0))" }
  }
}
