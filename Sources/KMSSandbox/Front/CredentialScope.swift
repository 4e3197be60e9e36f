import Foundation

/// The credential scope of a signed request: `<access key>/<date>/<Region>/<service>/aws4_request`.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
struct CredentialScope: Equatable {
  var accessKeyID: String
  var region: String
  var service: String

  /// Reads the Credential part of an Authorization header; nil when it is not there or not a scope.
  init?(authorization: String) {
    guard let start = authorization.range(of: "Credential=") else { return nil }
    let credential = authorization[start.upperBound...].prefix { $0 != "," && $0 != " " }
    let parts = credential.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, parts[4] == "aws4_request", !parts.contains("") else { return nil }
    accessKeyID = parts[0]
    region = parts[2]
    service = parts[3]
  }
}
