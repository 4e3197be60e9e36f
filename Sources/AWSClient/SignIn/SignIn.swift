/// One person's or machine's way into AWS: finds credentials, keeps them and gets new ones in time.
package final class SignIn: CredentialsSource {
  private let configuration: AWSConfiguration
  private let tools: SignInTools

  package init(configuration: AWSConfiguration, tools: SignInTools) {
    self.configuration = configuration
    self.tools = tools
  }

  package func credentials() async throws(AWSError) -> Credentials {
    try CredentialsResolver(
      environment: configuration.environment, shared: configuration.shared, profile: configuration.profile,
      isProfileFlagged: configuration.isProfileFlagged
    ).resolve()
  }

  package func refused(_ credentials: Credentials) async -> Bool { false }
}
