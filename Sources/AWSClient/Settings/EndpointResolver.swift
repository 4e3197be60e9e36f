/// Finds the endpoint of a service: named by the person, or made from the Region.
struct EndpointResolver: Sendable {
  /// From `--endpoint-url`, already checked.
  var flag: EndpointURL?
  var environment: Environment
  var shared: SharedConfig
  var profile: String
  var region: String

  /// The endpoint of a service.
  ///
  /// The flag is meant for KMS. STS follows it to an emulator, but not to an address of AWS itself (a VPC endpoint
  /// of KMS does not speak STS), and `AWS_ENDPOINT_URL_STS` beats it.
  func endpoint(_ service: AWSService) throws(AWSError) -> ServiceEndpoint {
    ServiceEndpoint(url: try url(service), signingRegion: region)
  }

  private func url(_ service: AWSService) throws(AWSError) -> EndpointURL {
    let configured = try configured(service)
    if let flag,
      service == .kms || (environment[Self.variable(service)] == nil && !Partition.owns(host: flag.host))
    {
      try refuseVariants(with: "--endpoint-url")
      return flag
    }
    if let configured {
      try refuseVariants(with: configured.name)
      return configured.url
    }
    return try regional(service)
  }

  private static func variable(_ service: AWSService) -> String {
    "AWS_ENDPOINT_URL_\(service.rawValue.uppercased().replacing("-", with: "_"))"
  }

  private func configured(_ service: AWSService) throws(AWSError) -> (name: String, url: EndpointURL)? {
    let ignoring =
      environment.flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
      || shared.value("ignore_configured_endpoint_urls", of: profile)?.lowercased() == "true"
    guard !ignoring else { return nil }
    for name in [Self.variable(service), "AWS_ENDPOINT_URL"] {
      if let text = environment[name] { return (name, try Self.checked(text, name: name)) }
    }
    if let text = try fromServicesSection(service) {
      return ("endpoint_url", try Self.checked(text, name: "endpoint_url in the services section"))
    }
    guard let text = shared.value("endpoint_url", of: profile) else { return nil }
    return ("endpoint_url", try Self.checked(text, name: "endpoint_url of profile \(profile)"))
  }

  private func fromServicesSection(_ service: AWSService) throws(AWSError) -> String? {
    guard let name = shared.value("services", of: profile) else { return nil }
    guard let section = shared.config.services[name] else {
      throw AWSError(
        .configuration, code: "UnknownServices",
        message:
          "Profile \(profile) names the services section \(name), which \(shared.configPath) does not have.",
        hint: "Add [services \(name)] there, or remove the line from the profile.")
    }
    return SharedConfigFile.subProperties(section[service.rawValue] ?? "")["endpoint_url"]
  }

  private func regional(_ service: AWSService) throws(AWSError) -> EndpointURL {
    let partition = Partition.of(region: region)
    let suffix = (usesDualStack ? partition?.dualStackSuffix : partition?.dnsSuffix) ?? ""
    // In the GovCloud Regions every plain STS endpoint is a FIPS one, and there is no other name for it.
    let isPlainFIPS = service == .sts && partition?.name == "aws-us-gov" && !usesDualStack
    let prefix = service.rawValue + (usesFIPS && !isPlainFIPS ? "-fips" : "")
    return try Self.checked("https://\(prefix).\(region).\(suffix)", name: "Region")
  }

  private var usesFIPS: Bool { isOn("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint") }

  private var usesDualStack: Bool { isOn("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint") }

  private func isOn(_ variable: String, _ property: String) -> Bool {
    (environment[variable] ?? shared.value(property, of: profile))?.lowercased() == "true"
  }

  private func refuseVariants(with name: String) throws(AWSError) {
    guard usesFIPS || usesDualStack else { return }
    throw AWSError(
      .configuration, code: "ConflictingEndpoint",
      message:
        "\(name) names an endpoint, but a \(usesFIPS ? "FIPS" : "dual-stack") endpoint is asked for as well.",
      hint: "Remove one of the two settings.")
  }

  static func checked(_ text: String, name: String) throws(AWSError) -> EndpointURL {
    if let url = EndpointURL(text) { return url }
    throw AWSError(
      .configuration, code: "InvalidEndpoint", message: "\(name) is not an endpoint URL.",
      hint: "Write it as https://host or http://host:port, without user name and query.")
  }
}
