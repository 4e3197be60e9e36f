/// The services kmscope speaks to.
package enum AWSService: String, Sendable, CaseIterable {
  case kms, sts, iam
  case accessAnalyzer = "accessanalyzer"
  case cloudTrail = "cloudtrail"
  /// The portal of IAM Identity Center that hands out role credentials.
  case sso
  /// The token service of IAM Identity Center.
  case ssoOIDC = "sso-oidc"
  /// The token service behind `aws login`.
  case signin

  /// The service in the scope of a signature.
  var signingName: String {
    switch self {
    case .kms, .sts, .iam, .signin: rawValue
    case .accessAnalyzer: "access-analyzer"
    case .cloudTrail: "cloudtrail"
    case .sso: "awsssoportal"
    case .ssoOIDC: "sso-oauth"
    }
  }
}

/// Where a service answers, and the Region its signatures name.
package struct ServiceEndpoint: Sendable, Equatable {
  package var url: EndpointURL
  package var signingRegion: String

  package init(url: EndpointURL, signingRegion: String) {
    self.url = url
    self.signingRegion = signingRegion
  }
}
