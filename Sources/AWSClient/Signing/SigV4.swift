package import struct FoundationEssentials.Date

/// Signs requests with AWS Signature Version 4 in the Authorization header.
///
/// Credentials and clock are passed in, so that the same input always gives the same signature.
/// See "Create a signed AWS API request" in the IAM User Guide.
package struct SigV4: Sendable {
  package struct Options: Sendable {
    /// Removes dot segments and doubled slashes from the path (every service but S3).
    package var normalizePath = true
    /// Adds `x-amz-content-sha256` and signs it.
    package var signBody = false
    /// Sends the session token without signing it.
    package var omitSessionToken = false

    package init() {}
  }

  /// The steps on the way to a signature, for tests and for finding out why a signature is refused.
  package struct Stages: Sendable, Equatable {
    package var canonicalRequest: String
    package var stringToSign: String
    package var signature: String
    package var signedHeaders: String
  }

  private let credentials: Credentials
  private let region: String
  private let service: String
  private let options: Options
  private let keys: SigningKeys?

  /// - Parameter keys: Where derived keys are kept; nil to derive them for every request.
  package init(
    credentials: Credentials, region: String, service: String, options: Options = Options(),
    keys: SigningKeys? = nil
  ) {
    self.credentials = credentials
    self.region = region
    self.service = service
    self.options = options
    self.keys = keys
  }

  /// The request with host, date, token and Authorization header; earlier ones are replaced.
  ///
  /// Every header of the request is signed, so nothing can be added or changed on the way unseen.
  package func sign(_ request: HTTPRequest, at date: Date) -> HTTPRequest {
    let time = SigningTime.text(date)
    var signed = prepared(request, time)
    let canonical = canonical(signed)
    let scope = scope(time)
    let signature = key(scope).sign(Self.stringToSign(canonical.bytes, time: time, scope: scope))
    if options.omitSessionToken, let token = credentials.sessionToken {
      signed.headers.append(HTTPHeader("X-Amz-Security-Token", Self.text(token)))
    }
    signed.headers.append(
      HTTPHeader(
        "Authorization",
        "\(Self.algorithm) Credential=\(credentials.accessKeyID)/\(scope), "
          + "SignedHeaders=\(canonical.signedHeaders), Signature=\(signature)"))
    return signed
  }

  /// Canonical request, string to sign and signature of what `sign` would send.
  package func stages(of request: HTTPRequest, at date: Date) -> Stages {
    let time = SigningTime.text(date)
    let canonical = canonical(prepared(request, time))
    let scope = scope(time)
    let stringToSign = Self.stringToSign(canonical.bytes, time: time, scope: scope)
    return Stages(
      canonicalRequest: canonical.text, stringToSign: String(decoding: stringToSign, as: UTF8.self),
      signature: key(scope).sign(stringToSign), signedHeaders: canonical.signedHeaders)
  }

  private func prepared(_ request: HTTPRequest, _ time: String) -> HTTPRequest {
    var request = request
    request.headers.removeAll { header in Self.replaced.contains { header.isNamed($0) } }
    request.headers.reserveCapacity(request.headers.count + 7)
    if request.header("host") == nil {
      request.headers.append(HTTPHeader("Host", Self.authority(ofURL: request.url)))
    }
    request.headers.append(HTTPHeader("X-Amz-Date", time))
    if options.signBody {
      request.headers.append(HTTPHeader("x-amz-content-sha256", Digest.hex(Digest.sha256(request.body))))
    }
    if !options.omitSessionToken, let token = credentials.sessionToken {
      request.headers.append(HTTPHeader("X-Amz-Security-Token", Self.text(token)))
    }
    return request
  }

  private static let replaced = [
    "authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256",
  ]

  private func canonical(_ prepared: HTTPRequest) -> CanonicalRequest {
    CanonicalRequest(
      method: prepared.method, target: CanonicalRequest.target(ofURL: prepared.url),
      headers: prepared.headers,
      body: prepared.body, normalizePath: options.normalizePath)
  }

  private func scope(_ time: String) -> String {
    "\(time.prefix(8))/\(region)/\(service)/\(Self.terminator)"
  }

  private func key(_ scope: String) -> SigningKey {
    keys?.key(scope: scope, secret: credentials.secretAccessKey)
      ?? SigningKey(scope: scope, secret: credentials.secretAccessKey)
  }
}

extension SigV4 {
  static let algorithm = "AWS4-HMAC-SHA256"
  static let terminator = "aws4_request"

  static func stringToSign(_ canonicalRequest: [UInt8], time: String, scope: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(192)
    for part in [algorithm, time, scope] {
      bytes += part.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    bytes += Digest.hex(Digest.sha256(canonicalRequest)).utf8
    return bytes
  }

  /// Host and, if given, port, as they belong into the Host header.
  static func authority(ofURL url: String) -> String {
    let start = url.utf8Range(of: "://")?.upperBound ?? url.startIndex
    return String(Substring(url.utf8[start...].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }))
  }

  private static func text(_ secret: Secret) -> String {
    secret.withBytes { String(decoding: $0, as: UTF8.self) }
  }
}
