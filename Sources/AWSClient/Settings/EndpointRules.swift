/// The names AWS gives the hosts of its services, by service, Region and variant.
///
/// After the endpoint rule sets that AWS publishes with its service models; they are regular but for what stands here
/// case by case.
struct EndpointRules: Sendable {
  var region: String
  var usesFIPS = false
  var usesDualStack = false
  /// Asks for the one STS of all older Regions, as tools did before 2022.
  var usesGlobalSTS = false

  var partition: Partition { Partition.of(region: region) }

  func host(_ service: AWSService) -> String {
    switch service {
    case .iam: iam.host(fips: usesFIPS, dualStack: usesDualStack)
    case .sts where isGlobalSTS: "sts.amazonaws.com"
    case .signin: signInHost
    default: "\(prefix(service)).\(region).\(suffix)"
    }
  }

  /// The Region that signatures for AWS's own hosts name.
  func signingRegion(_ service: AWSService) -> String {
    switch service {
    case .iam: iam.signingRegion
    case .sts where isGlobalSTS: "us-east-1"
    default: region
    }
  }

  private var iam: IAMEndpoint { IAMEndpoint.of(partition) }

  private var suffix: String { usesDualStack ? partition.dualStackSuffix : partition.dnsSuffix }

  private func prefix(_ service: AWSService) -> String {
    let name =
      switch service {
      case .accessAnalyzer: "access-analyzer"
      case .sso: "portal.sso"
      case .ssoOIDC: "oidc"
      default: service.rawValue
      }
    return usesFIPS && !isPlainNameFIPS(service) ? name + "-fips" : name
  }

  /// In the GovCloud Regions the plain hosts of most services are FIPS ones, and there is no other name for them.
  private func isPlainNameFIPS(_ service: AWSService) -> Bool {
    guard !usesDualStack else { return false }
    switch service {
    case .sts, .accessAnalyzer, .sso, .ssoOIDC: return partition.name == "aws-us-gov"
    case .cloudTrail: return region == "us-gov-east-1" || region == "us-gov-west-1"
    case .kms, .iam, .signin: return false
    }
  }

  /// `aws login` signs in at hosts of its own.
  private var signInHost: String {
    let isGovernment = partition.name == "aws-us-gov"
    switch (usesFIPS, usesDualStack) {
    case (false, false): return "\(region).signin.\(partition.signInSuffix)"
    case (true, false) where region == "us-gov-west-1": return "signin-fips.\(partition.signInSuffix)"
    case (true, false) where isGovernment: return "\(region).signin-fips.\(partition.signInSuffix)"
    default: return "signin\(usesFIPS ? "-fips" : "").\(region).\(suffix)"
    }
  }

  private var isGlobalSTS: Bool {
    guard !usesFIPS, !usesDualStack else { return false }
    return region == Partition.aws.globalRegion || usesGlobalSTS && Self.regionsWithGlobalSTS.contains(region)
  }

  /// Regions that existed when there was one STS for all.
  private static let regionsWithGlobalSTS: Set<String> = [
    "ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1",
    "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1", "us-east-1", "us-east-2", "us-west-1",
    "us-west-2",
  ]
}
