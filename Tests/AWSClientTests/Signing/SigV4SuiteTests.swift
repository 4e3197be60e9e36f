import FoundationEssentials
import Testing

@testable import AWSClient

/// AWS's own signing test suite; see Data/sigv4-aws-c-auth/SOURCE.md.
@Suite struct SigV4SuiteTests {
  static let suite = "sigv4-aws-c-auth"
  static let cases = TestData.folders(in: suite)

  @Test func theWholeSuiteIsHere() {
    #expect(Self.cases.count == 38)
  }

  @Test(arguments: cases) func signsAsAWSDoes(_ name: String) throws {
    let path = "\(Self.suite)/\(name)"
    let context = try JSONDecoder().decode(Context.self, from: TestData.bytes("\(path)/context.json"))
    let request = try SuiteRequest.parse(TestData.text("\(path)/request.txt"))
    let signer = SigV4(
      credentials: context.credentials.value, region: context.region, service: context.service,
      options: context.options)
    let date = try Date(context.timestamp, strategy: .iso8601)

    let stages = signer.stages(of: request, at: date)

    #expect(stages.canonicalRequest == (try TestData.text("\(path)/header-canonical-request.txt")))
    #expect(stages.stringToSign == (try TestData.text("\(path)/header-string-to-sign.txt")))
    #expect(stages.signature == (try TestData.text("\(path)/header-signature.txt")))
    let signedText = try TestData.text("\(path)/header-signed-request.txt")
    let authorization = try #require(
      signer.sign(request, at: date).headers.first { $0.name == "Authorization" })
    #expect(signedText.contains("Authorization:\(authorization.value)"))
  }

  /// The service's side of the same suite; it knows only normalised paths, as every service but S3.
  @Test(arguments: cases.filter { !$0.contains("unnormalized") })
  func whatTheSuiteSignedIsVerified(_ name: String) throws {
    let path = "\(Self.suite)/\(name)"
    let context = try JSONDecoder().decode(Context.self, from: TestData.bytes("\(path)/context.json"))
    let signed = try SuiteRequest.parse(TestData.text("\(path)/header-signed-request.txt"))

    let outcome = SigV4Verifier.verify(
      signed, secretFor: { $0 == "AKIDEXAMPLE" ? context.credentials.value.secretAccessKey : nil },
      now: try Date(context.timestamp, strategy: .iso8601), services: ["service"])

    #expect(outcome == .valid(accessKeyID: "AKIDEXAMPLE"))
  }
}

/// `context.json` of a case.
private struct Context: Decodable {
  struct Keys: Decodable {
    var access_key_id: String
    var secret_access_key: String
    var token: String?

    var value: Credentials {
      Credentials(
        accessKeyID: access_key_id, secretAccessKey: Secret(secret_access_key),
        sessionToken: token.map { Secret($0) }, source: "suite")
    }
  }

  var credentials: Keys
  var region: String
  var service: String
  var timestamp: String
  var normalize: Bool
  var sign_body: Bool
  var omit_session_token: Bool?

  var options: SigV4.Options {
    var options = SigV4.Options()
    options.normalizePath = normalize
    options.signBody = sign_body
    options.omitSessionToken = omit_session_token ?? false
    return options
  }
}

/// Reads the suite's request texts, which hold blanks in targets and folded header lines.
private enum SuiteRequest {
  static func parse(_ text: String) throws -> HTTPRequest {
    let parts = text.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
    var lines = parts[0].split(separator: "\n").map(String.init)
    let requestLine = lines.removeFirst()
    let method = try #require(requestLine.split(separator: " ").first)
    let target = requestLine.dropFirst(method.count + 1).dropLast(" HTTP/1.1".count)
    var headers: [HTTPHeader] = []
    for line in lines {
      if line.hasPrefix(" ") {
        headers[headers.count - 1].value += "\n" + line
      } else {
        let colon = try #require(line.firstIndex(of: ":"))
        headers.append(HTTPHeader(String(line[..<colon]), String(line[line.index(after: colon)...])))
      }
    }
    let body = parts.count > 1 ? Array(parts[1].utf8) : []
    return HTTPRequest(
      method: String(method), url: "https://example.amazonaws.com\(target)", headers: headers, body: body)
  }
}
