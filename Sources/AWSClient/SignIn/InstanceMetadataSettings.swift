/// How the metadata service of an instance is asked.
///
/// See "IMDS credential provider" and "Amazon EC2 instance metadata" in the AWS SDKs and Tools Reference Guide.
struct InstanceMetadataSettings: Sendable, Equatable {
  var endpoint: EndpointURL
  /// Seconds for one attempt.
  var timeout = 1.0
  var attempts = 1
  var isV1Disabled = false

  /// - Throws: `AWSError` of kind configuration that names the variable or the key.
  static func read(
    _ environment: Environment, _ shared: SharedConfig, profile: String
  ) throws(AWSError) -> InstanceMetadataSettings {
    func setting(_ variable: String, _ key: String) -> (name: String, value: String)? {
      if let value = environment[variable] { return (variable, value) }
      return shared.value(key, of: profile).map { ("\(key) of profile \(profile)", $0) }
    }
    var settings = InstanceMetadataSettings(
      endpoint: try endpoint(
        setting("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint"),
        mode: setting("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode")))
    if let timeout = setting("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout") {
      guard let seconds = Double(timeout.value), seconds > 0, seconds <= 600 else {
        throw invalid(timeout.name, "a number of seconds", hint: "Write seconds from 1 to 600.")
      }
      settings.timeout = seconds
    }
    if let attempts = setting("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts") {
      guard let count = Int(attempts.value), (1...100).contains(count) else {
        throw invalid(attempts.name, "a number of attempts", hint: "Write a number from 1 to 100.")
      }
      settings.attempts = count
    }
    let v1 = setting("AWS_EC2_METADATA_V1_DISABLED", "ec2_metadata_v1_disabled")
    settings.isV1Disabled = v1?.value.lowercased() == "true"
    return settings
  }

  private static func endpoint(
    _ setting: (name: String, value: String)?, mode: (name: String, value: String)?
  ) throws(AWSError) -> EndpointURL {
    if let setting {
      guard let url = EndpointURL(setting.value) else {
        throw invalid(setting.name, "a URL", hint: "Write it as http://host or http://host:port.")
      }
      return url
    }
    let text: String
    switch mode?.value.lowercased() {
    case nil, "ipv4": text = "http://169.254.169.254/"
    case "ipv6": text = "http://[fd00:ec2::254]/"
    default: text = ""
    }
    guard let url = EndpointURL(text) else {
      throw invalid(mode?.name ?? "", "an endpoint mode", hint: "Write IPv4 or IPv6.")
    }
    return url
  }

  private static func invalid(_ name: String, _ what: String, hint: String) -> AWSError {
    AWSError(
      .configuration, code: "InvalidMetadataSetting", message: "The value of \(name) is not \(what).",
      hint: hint)
  }

  /// - Parameter path: Without the leading `/`.
  func url(_ path: String) -> String { endpoint.text + (endpoint.path.hasSuffix("/") ? "" : "/") + path }
}
