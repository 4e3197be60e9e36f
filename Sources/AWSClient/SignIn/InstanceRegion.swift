/// The Region for a configuration that names none.
package enum InstanceRegion {
  /// Asks the metadata service of the instance this runs on, as the AWS CLI does last of all.
  ///
  /// Where there is no instance this takes as long as one attempt, a second if not told otherwise.
  /// - Returns: Nil when nobody answers, or when asking is switched off.
  package static func ask(
    options: AWSConfiguration.Options, environment variables: [String: String], tools: SignInTools
  ) async -> String? {
    let environment = Environment(variables: variables)
    guard !InstanceMetadataProvider.isDisabled(environment),
      let shared = try? SharedConfig.load(environment: environment, readFile: tools.readFile)
    else { return nil }
    let profile = AWSConfiguration.profile(options, environment) ?? AWSConfiguration.defaultProfile
    return try? await InstanceMetadataProvider(
      environment: environment, shared: shared, profile: profile, tools: tools
    ).region()
  }
}
