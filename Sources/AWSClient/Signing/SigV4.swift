internal import COpenSSL
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

  package init(
    credentials: Credentials, region: String, service: String, options: Options = Options()
  ) {
    self.credentials = credentials
    self.region = region
    self.service = service
    self.options = options
  }

  /// The request with host, date, token and Authorization header; earlier ones are replaced.
  ///
  /// Every header of the request is signed, so nothing can be added or changed on the way unseen.
  package func sign(_ request: HTTPRequest, at date: Date) -> HTTPRequest {
    var signed = prepared(request, at: date)
    let stages = stages(ofPrepared: signed, at: date)
    let scope = Self.scope(date: date, region: region, service: service)
    if options.omitSessionToken, let token = credentials.sessionToken {
      signed.headers.append(HTTPHeader("X-Amz-Security-Token", Self.text(token)))
    }
    signed.headers.append(
      HTTPHeader(
        "Authorization",
        "\(Self.algorithm) Credential=\(credentials.accessKeyID)/\(scope), "
          + "SignedHeaders=\(stages.signedHeaders), Signature=\(stages.signature)"))
    return signed
  }

  /// Canonical request, string to sign and signature of what `sign` would send.
  package func stages(of request: HTTPRequest, at date: Date) -> Stages {
    stages(ofPrepared: prepared(request, at: date), at: date)
  }

  private func prepared(_ request: HTTPRequest, at date: Date) -> HTTPRequest {
    var request = request
    let replaced: Set<String> = [
      "authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256",
    ]
    request.headers.removeAll { replaced.contains($0.name.lowercased()) }
    if request.header("host") == nil {
      request.headers.append(HTTPHeader("Host", Self.authority(ofURL: request.url)))
    }
    request.headers.append(HTTPHeader("X-Amz-Date", SigningTime.text(date)))
    if options.signBody {
      request.headers.append(HTTPHeader("x-amz-content-sha256", Digest.hex(Digest.sha256(request.body))))
    }
    if !options.omitSessionToken, let token = credentials.sessionToken {
      request.headers.append(HTTPHeader("X-Amz-Security-Token", Self.text(token)))
    }
    return request
  }

  private func stages(ofPrepared request: HTTPRequest, at date: Date) -> Stages {
    let canonical = CanonicalRequest(
      method: request.method, target: CanonicalRequest.target(ofURL: request.url), headers: request.headers,
      body: request.body, normalizePath: options.normalizePath)
    let scope = Self.scope(date: date, region: region, service: service)
    let stringToSign = Self.stringToSign(
      canonicalRequest: canonical.text, time: SigningTime.text(date), scope: scope)
    return Stages(
      canonicalRequest: canonical.text, stringToSign: stringToSign,
      signature: Self.signature(of: stringToSign, scope: scope, secret: credentials.secretAccessKey),
      signedHeaders: canonical.signedHeaders)
  }
}

extension SigV4 {
  static let algorithm = "AWS4-HMAC-SHA256"
  static let terminator = "aws4_request"

  static func scope(date: Date, region: String, service: String) -> String {
    "\(SigningTime.text(date).prefix(8))/\(region)/\(service)/\(terminator)"
  }

  static func stringToSign(canonicalRequest: String, time: String, scope: String) -> String {
    [algorithm, time, scope, Digest.hex(Digest.sha256(canonicalRequest.utf8))].joined(separator: "\n")
  }

  /// Derives the signing key step by step along the scope (day, Region, service, terminator) and signs with it.
  static func signature(of stringToSign: String, scope: String, secret: Secret) -> String {
    var key = secret.withBytes { Array("AWS4".utf8) + $0 }
    defer { OPENSSL_cleanse(&key, key.count) }
    for part in scope.split(separator: "/", omittingEmptySubsequences: false) {
      var next = Digest.hmac(key: key, part.utf8)
      swap(&key, &next)
      OPENSSL_cleanse(&next, next.count)
    }
    return Digest.hex(Digest.hmac(key: key, stringToSign.utf8))
  }

  /// Host and, if given, port, as they belong into the Host header.
  static func authority(ofURL url: String) -> String {
    let start = url.utf8Range(of: "://")?.upperBound ?? url.startIndex
    return String(url[start...].prefix { $0 != "/" && $0 != "?" })
  }

  private static func text(_ secret: Secret) -> String {
    secret.withBytes { String(decoding: $0, as: UTF8.self) }
  }
}
