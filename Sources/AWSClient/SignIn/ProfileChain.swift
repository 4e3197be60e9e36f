/// Where credentials begin and which roles are assumed with them one after the other.
struct ProfileChain: Sendable, Equatable {
  var leaf: CredentialLeaf
  /// In the order in which they are assumed; the last one is the profile's own.
  var roles: [RoleStep] = []
}

extension CredentialSearch {
  /// Profiles; nobody has that many, and each one costs a call.
  static let longestChain = 50

  /// True when a profile gets its credentials by assuming a role with others.
  func isRole(_ profile: String) -> Bool {
    shared.value("role_arn", of: profile) != nil
      && shared.value("web_identity_token_file", of: profile) == nil
  }

  /// Follows `source_profile` and `credential_source` down to where the credentials begin.
  /// - Parameter visited: The profiles on the way, this one last.
  func roleChain(_ profile: String, visited: [String]) throws(AWSError) -> ProfileChain {
    let source = shared.value("source_profile", of: profile)
    let named = shared.value("credential_source", of: profile)
    var chain: ProfileChain
    switch (source, named) {
    case (_?, _?):
      throw misconfigured(
        "ConflictingSource", "Profile \(profile) has both source_profile and credential_source.", profile,
        "Keep the one whose credentials are to assume the role.")
    case (nil, nil):
      throw misconfigured(
        "MissingSource",
        "Profile \(profile) has a role_arn, but says not with which credentials to assume the role.", profile,
        "Add a source_profile or a credential_source line.")
    case (nil, let name?): chain = ProfileChain(leaf: try builtIn(name, profile))
    case (let name?, nil): chain = try sourceChain(name, of: profile, visited: visited)
    }
    chain.roles.append(step(profile))
    return chain
  }

  private func sourceChain(
    _ source: String, of profile: String, visited: [String]
  ) throws(AWSError) -> ProfileChain {
    guard shared.has(profile: source) else {
      throw misconfigured(
        "UnknownSourceProfile",
        "Profile \(profile) names the source_profile \(source), which does not exist.",
        profile, "Profiles there are: \(shared.profileNames.joined(separator: ", ")).")
    }
    guard !visited.contains(source) || (source == profile && hasKeys(source)) else {
      throw misconfigured(
        "RoleLoop",
        "The profiles \((visited + [source]).joined(separator: " → ")) name each other in a circle.", profile,
        "End the circle with a profile that has credentials of its own.")
    }
    guard visited.count < Self.longestChain else {
      throw misconfigured(
        "RoleChainTooLong", "More than \(Self.longestChain) profiles name each other as source_profile.",
        profile,
        "Assume the role with fewer others in between.")
    }
    // Access keys in a source profile come before its role, as in the AWS CLI.
    if !hasKeys(source), isRole(source) { return try roleChain(source, visited: visited + [source]) }
    for way in Way.ofSourceProfile {
      if case .found(let chain, _) = try find(way, profile: source, usesEnvironment: false) { return chain }
    }
    throw misconfigured(
      "NoSourceCredentials", "The source_profile \(source) of profile \(profile) has no credentials.",
      profile,
      "Add an access key to profile \(source), or name another profile.")
  }

  private func builtIn(_ name: String, _ profile: String) throws(AWSError) -> CredentialLeaf {
    switch name {
    case "Environment":
      guard environment["AWS_ACCESS_KEY_ID"] != nil else {
        throw misconfigured(
          "NoSourceCredentials",
          "Profile \(profile) wants the credentials of the environment, which has none.", profile,
          "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or use another credential_source.")
      }
      try EnvironmentKeys.check(environment)
      return .environment
    case "EcsContainer":
      guard ContainerProvider.isConfigured(environment) else {
        throw misconfigured(
          "NoSourceCredentials",
          "Profile \(profile) wants the credentials of a container, but no AWS_CONTAINER_CREDENTIALS_… is set.",
          profile, "Start kmscope in the container, or use another credential_source.")
      }
      return .container
    case "Ec2InstanceMetadata":
      guard !InstanceMetadataProvider.isDisabled(environment) else {
        throw misconfigured(
          "NoSourceCredentials",
          "Profile \(profile) wants the credentials of the instance, but AWS_EC2_METADATA_DISABLED is true.",
          profile, "Unset that variable, or use another credential_source.")
      }
      return .instance
    default:
      throw misconfigured(
        "InvalidCredentialSource", "The credential_source \(name) of profile \(profile) does not exist.",
        profile, "Write Environment, Ec2InstanceMetadata or EcsContainer.")
    }
  }

  private func step(_ profile: String) -> RoleStep {
    RoleStep(
      profile: profile, arn: shared.value("role_arn", of: profile) ?? "",
      externalID: shared.value("external_id", of: profile),
      sessionName: shared.value("role_session_name", of: profile),
      // What is not a number is ignored, as in the AWS CLI.
      durationSeconds: shared.value("duration_seconds", of: profile).flatMap { Int($0) },
      mfaSerial: shared.value("mfa_serial", of: profile))
  }

  private func hasKeys(_ profile: String) -> Bool {
    ["aws_access_key_id", "aws_secret_access_key"].contains { shared.value($0, of: profile) != nil }
  }

  private func misconfigured(
    _ code: String, _ message: String, _ profile: String, _ hint: String
  ) -> AWSError {
    AWSError(
      .configuration, code: code,
      message: message.dropLast() + " (\(shared.path(of: "role_arn", in: profile))).", hint: hint)
  }
}
