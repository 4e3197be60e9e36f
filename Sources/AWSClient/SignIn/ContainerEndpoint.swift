internal import Glibc

/// Where a container gets its credentials from, after the rules that keep its token on this machine or under TLS.
///
/// See "Container credential provider" in the AWS SDKs and Tools Reference Guide.
struct ContainerEndpoint: Sendable, Equatable {
  static let relativeVariable = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
  static let fullVariable = "AWS_CONTAINER_CREDENTIALS_FULL_URI"

  /// With its query.
  var url: String
  /// Host and port for people.
  var authority: String

  /// - Throws: `AWSError` of kind configuration that names the variable.
  static func resolve(_ environment: Environment) throws(AWSError) -> ContainerEndpoint {
    if let path = environment[relativeVariable] {
      // Without the slash the text would become part of the host name.
      guard path.hasPrefix("/"), let endpoint = checked("http://\(ecsHost)\(path)") else {
        throw invalid(relativeVariable, "is not a path that can be asked for")
      }
      return endpoint.value
    }
    guard let text = environment[fullVariable] else {
      throw AWSError(
        .credentials, code: "NoContainerCredentials", message: "This container offers no AWS credentials.",
        hint: "Set \(relativeVariable) or \(fullVariable), as ECS and EKS do, or use a profile.")
    }
    guard let endpoint = checked(text) else { throw invalid(fullVariable, "is not a URL with a host") }
    guard endpoint.url.scheme == "https" || isTrusted(endpoint.url.host) else {
      throw invalid(fullVariable, "names a host that is not trusted without TLS")
    }
    return endpoint.value
  }

  private static let ecsHost = "169.254.170.2"

  private static func checked(_ text: String) -> (url: EndpointURL, value: ContainerEndpoint)? {
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      let url = EndpointURL(String(text.prefix { $0 != "?" }))
    else { return nil }
    let query = text.drop { $0 != "?" }
    return (url, ContainerEndpoint(url: url.text + query, authority: url.authority))
  }

  /// Addresses only, and `localhost`: what another name stands for may change.
  static func isTrusted(_ host: String) -> Bool {
    if host == "localhost" || host == ecsHost || host == "169.254.170.23" { return true }
    if host.hasPrefix("["), host.hasSuffix("]") {
      let address = ipv6(String(host.dropFirst().dropLast()))
      return address != nil && (address == ipv6("::1") || address == ipv6("fd00:ec2::23"))
    }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { UInt8($0) != nil && ($0.count == 1 || $0.first != "0") }
  }

  private static func ipv6(_ text: String) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 16)
    return inet_pton(AF_INET6, text, &bytes) == 1 ? bytes : nil
  }

  private static func invalid(_ variable: String, _ reason: String) -> AWSError {
    AWSError(
      .configuration, code: "InvalidContainerEndpoint", message: "The value of \(variable) \(reason).",
      hint: variable == relativeVariable
        ? "It begins with a slash, for example /v2/credentials/id."
        : "Use https, or http to this machine, 169.254.170.2, 169.254.170.23 or [fd00:ec2::23].")
  }
}
