/// Everything a client needs to know before its first request.
///
/// Values come from, in this order: command line, environment, profile in the shared files, default.
package struct AWSConfiguration: Sendable {
  /// What was said on the command line; empty texts count as not said.
  package struct Options: Sendable {
    package var profile: String?
    package var region: String?
    package var endpointURL: String?

    package init(profile: String? = nil, region: String? = nil, endpointURL: String? = nil) {
      self.profile = profile
      self.region = region
      self.endpointURL = endpointURL
    }
  }

  /// The profile whose settings are used, `default` when none was named.
  package var profile: String
  /// A profile on the command line beats keys in the environment; one from AWS_PROFILE does not.
  package var isProfileFlagged: Bool
  package var region: String
  let environment: Environment
  let shared: SharedConfig
  let endpoints: EndpointResolver
  /// A PEM file that replaces the system's certificate authorities.
  package var caBundle: String?
  /// How often a call is sent at most, the first time included.
  package var maxAttempts = RetrySettings.defaultAttempts

  /// How libcurl is to reach these endpoints: plain http only where a person wrote it.
  package var curlSettings: CurlSettings {
    var settings = CurlSettings()
    settings.caBundle = caBundle
    settings.proxies = ProxySettings(environment: environment.variables)
    let urls = AWSService.allCases.compactMap { try? endpoint($0).url }
    settings.plainHTTPHosts = Set(urls.filter { $0.scheme == "http" }.map(\.host))
    return settings
  }

  /// Where a service answers.
  package func endpoint(_ service: AWSService) throws(AWSError) -> ServiceEndpoint {
    try endpoints.endpoint(service)
  }

  /// Works out the settings.
  /// - Parameters:
  ///   - readFile: Gets the bytes of an absolute path.
  ///   - instanceRegion: Where this instance runs, as its metadata service says; used when nothing names a Region.
  /// - Throws: `AWSError` of kind configuration, with a hint.
  package static func resolve(
    options: Options, environment variables: [String: String],
    readFile: (String) -> FileContents = DiskFile.read, instanceRegion: String? = nil
  ) throws(AWSError) -> AWSConfiguration {
    let environment = Environment(variables: variables)
    let shared = try SharedConfig.load(environment: environment, readFile: readFile)
    let named = profile(options, environment)
    if let named, !shared.has(profile: named) { throw unknownProfile(named, shared) }
    let profile = named ?? defaultProfile
    let region = try region(options, environment, shared, profile, instanceRegion)
    var flag: EndpointURL?
    if let text = nonEmpty(options.endpointURL) {
      flag = try EndpointResolver.checked(text, name: "--endpoint-url")
    }
    let endpoints = EndpointResolver(
      flag: flag, environment: environment, shared: shared, profile: profile, region: region)
    // What is wrong with the endpoints in any case is said at once.
    for service in [AWSService.kms, .sts] { _ = try endpoints.endpoint(service) }
    return AWSConfiguration(
      profile: profile, isProfileFlagged: nonEmpty(options.profile) != nil, region: region,
      environment: environment,
      shared: shared, endpoints: endpoints,
      caBundle: environment["AWS_CA_BUNDLE"] ?? shared.value("ca_bundle", of: profile)
        ?? CurlSettings.caBundle(environment: variables),
      maxAttempts: try RetrySettings.maxAttempts(environment, shared, profile: profile))
  }

  static let defaultProfile = "default"

  /// The profile that is named on the command line or in the environment.
  static func profile(_ options: Options, _ environment: Environment) -> String? {
    nonEmpty(options.profile) ?? environment["AWS_PROFILE"] ?? environment["AWS_DEFAULT_PROFILE"]
  }

  private static func region(
    _ options: Options, _ environment: Environment, _ shared: SharedConfig, _ profile: String,
    _ instanceRegion: String?
  ) throws(AWSError) -> String {
    let candidates: [(source: String, value: String?)] = [
      ("--region", nonEmpty(options.region)), ("AWS_REGION", environment["AWS_REGION"]),
      ("AWS_DEFAULT_REGION", environment["AWS_DEFAULT_REGION"]),
      ("the region of profile \(profile)", shared.value("region", of: profile)),
      ("the Region of this instance", nonEmpty(instanceRegion)),
    ]
    guard let found = candidates.first(where: { $0.value != nil }), let region = found.value else {
      throw AWSError(
        .configuration, code: "NoRegion", message: "No AWS Region is set.",
        hint:
          "Give --region, set AWS_REGION, or add a region line to profile \(profile) in \(shared.configPath)."
      )
    }
    guard RegionName.isValid(region) else {
      throw AWSError(
        .configuration, code: "InvalidRegion",
        message: "The value of \(found.source) is not the name of a Region.",
        hint: "Region names look like eu-west-1.")
    }
    return region
  }

  private static func unknownProfile(_ name: String, _ shared: SharedConfig) -> AWSError {
    if let path = shared.pathIgnoring(profile: name) {
      return AWSError(
        .configuration, code: "IgnoredProfile",
        message: "The section of profile \(name) in \(path) is ignored because of its name.",
        hint: "Write [profile \"\(name)\"] with quotes in \(shared.configPath), or rename the profile.")
    }
    let known = shared.profileNames
    let hint =
      known.isEmpty
      ? "There are no profiles in \(shared.configPath) and \(shared.credentialsPath) yet: run aws configure."
      : "Profiles there are: \(known.joined(separator: ", "))."
    return AWSError(
      .configuration, code: "UnknownProfile",
      message: "Profile \(name) is neither in \(shared.configPath) nor in \(shared.credentialsPath).",
      hint: hint)
  }

  private static func nonEmpty(_ text: String?) -> String? {
    text.flatMap { $0.isEmpty ? nil : $0 }
  }
}
