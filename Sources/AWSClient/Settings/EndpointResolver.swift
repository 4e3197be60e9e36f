/// Finds the endpoint of a service: named by the person, or made from the Region.
///
/// See "Service-specific endpoints" in the AWS SDKs and Tools Reference Guide for the order.
struct EndpointResolver: Sendable {
  /// From `--endpoint-url`, already checked.
  var flag: EndpointURL?
  var environment: Environment
  var shared: SharedConfig
  var profile: String
  /// The Region to be in; may be replaced, for example by that of an Identity Center.
  var region: String

  /// The endpoint of a service.
  ///
  /// A custom endpoint does not change the Region of the signatures: for IAM that stays the one of the partition.
  /// - Throws: `AWSError` of kind configuration for a Region, URL or mix of settings that cannot be meant.
  func endpoint(_ service: AWSService) throws(AWSError) -> ServiceEndpoint {
    guard RegionName.isValid(region) else {
      throw AWSError(
        .configuration, code: "InvalidRegion",
        message: "\(region.debugDescription) is not the name of a Region.",
        hint: "Region names look like eu-west-1.")
    }
    var rules = rules
    if let url = try custom(service) {
      rules.usesGlobalSTS = false
      return ServiceEndpoint(url: url, signingRegion: rules.signingRegion(service))
    }
    return ServiceEndpoint(
      url: try Self.checked("https://\(rules.host(service))", name: "The Region \(region)"),
      signingRegion: rules.signingRegion(service))
  }

  private var rules: EndpointRules {
    EndpointRules(
      region: RegionName.insideFIPSName(region) ?? region, usesFIPS: usesFIPS, usesDualStack: usesDualStack,
      usesGlobalSTS: value("AWS_STS_REGIONAL_ENDPOINTS", "sts_regional_endpoints") == "legacy")
  }

  private func custom(_ service: AWSService) throws(AWSError) -> EndpointURL? {
    if let flag = followedFlag(service) {
      try refuseVariants(with: "--endpoint-url")
      return flag
    }
    guard !isIgnoringConfigured, let configured = try configured(service) else { return nil }
    try refuseVariants(with: configured.name)
    return configured.url
  }

  /// The flag where it is meant for this service too.
  ///
  /// It is meant for KMS. The services around it follow it to an emulator, but not to an address of AWS itself (a VPC
  /// endpoint of KMS does not speak STS), and their own variables beat it. Whoever signs people in is never found
  /// through it: tokens go to AWS or where a variable or file says so.
  private func followedFlag(_ service: AWSService) -> EndpointURL? {
    guard let flag else { return nil }
    switch service {
    case .kms: return flag
    case .sts, .iam, .accessAnalyzer, .cloudTrail:
      let hasOwnVariable = !isIgnoringConfigured && environment[Self.variable(service)] != nil
      return hasOwnVariable || Partition.owns(host: flag.host) ? nil : flag
    case .sso, .ssoOIDC, .signin: return nil
    }
  }

  /// The service as it is called in files, for example `sso_oidc`.
  private static func identifier(_ service: AWSService) -> String {
    service.rawValue.replacing("-", with: "_")
  }

  /// For example `AWS_ENDPOINT_URL_SSO_OIDC`.
  private static func variable(_ service: AWSService) -> String {
    "AWS_ENDPOINT_URL_\(identifier(service).uppercased())"
  }

  private var isIgnoringConfigured: Bool {
    isOn("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")
  }

  private func configured(_ service: AWSService) throws(AWSError) -> (name: String, url: EndpointURL)? {
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
    let text = SharedConfigFile.subProperties(section[Self.identifier(service)] ?? "")["endpoint_url"]
    return text.flatMap { $0.isEmpty ? nil : $0 }
  }

  private var usesFIPS: Bool {
    isOn("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint") || RegionName.insideFIPSName(region) != nil
  }

  private var usesDualStack: Bool { isOn("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint") }

  private func isOn(_ variable: String, _ property: String) -> Bool { value(variable, property) == "true" }

  /// In lower case.
  private func value(_ variable: String, _ property: String) -> String? {
    (environment[variable] ?? shared.value(property, of: profile))?.lowercased()
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
