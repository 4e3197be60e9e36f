/// The parts of an Authorization header of Signature Version 4.
struct SigV4Authorization {
  struct Problem: Error {
    var message: String
  }

  var accessKeyID: String
  /// `20150830`.
  var day: Substring
  var service: String
  /// `20150830/eu-west-1/kms/aws4_request`.
  var scope: String
  var signedHeaders: [String]
  var signature: String

  /// Reads `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`.
  static func parse(_ header: String) -> Result<SigV4Authorization, Problem> {
    let words = header.split(separator: " ", maxSplits: 1)
    guard let algorithm = words.first, algorithm == SigV4.algorithm else {
      return .failure(Problem(message: "Unsupported AWS 'algorithm'."))
    }
    let parameters = parameters(words.count > 1 ? words[1] : "")
    let missing = ["Credential", "Signature", "SignedHeaders"].filter { (parameters[$0] ?? "").isEmpty }
    guard missing.isEmpty, let credential = parameters["Credential"], let signature = parameters["Signature"],
      let names = parameters["SignedHeaders"]
    else {
      let sentences = missing.map { "Authorization header requires '\($0)' parameter." }
      return .failure(Problem(message: sentences.joined(separator: " ")))
    }
    // An access key could hold a slash, the four parts of the scope cannot.
    let parts = credential.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 5, parts.last.map(String.init) == SigV4.terminator, !parts[0].isEmpty else {
      return .failure(
        Problem(
          message:
            "Credential must have at least 5 slash-delimited elements and end with '\(SigV4.terminator)'."))
    }
    let scope = parts.suffix(4)
    return .success(
      SigV4Authorization(
        accessKeyID: parts.dropLast(4).joined(separator: "/"), day: parts[parts.count - 4],
        service: String(parts[parts.count - 2]), scope: scope.joined(separator: "/"),
        signedHeaders: names.split(separator: ";").map { $0.lowercased() }, signature: signature))
  }

  private static func parameters(_ text: Substring) -> [String: String] {
    var parameters: [String: String] = [:]
    for part in text.split(separator: ",") {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { continue }
      let name = halves[0].filter { $0 != " " }
      parameters[String(name)] = String(halves[1].filter { $0 != " " })
    }
    return parameters
  }
}
