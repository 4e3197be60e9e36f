/// Stands where credentials are due for calls that are never signed, because they bring a token of their own.
struct UnsignedRequests: CredentialsSource {
  func credentials() async throws(AWSError) -> Credentials {
    throw AWSError(
      .credentials, code: "NoCredentials", message: "There are no credentials before the sign-in is done.")
  }

  func refused(_ credentials: Credentials) async -> Bool { false }
}

extension ServiceConnection {
  /// For the services that hand out credentials, in a Region of their own.
  static func unsigned(
    region: String, configuration: AWSConfiguration, tools: SignInTools, transport: (any Transport)? = nil
  ) -> ServiceConnection {
    var endpoints = configuration.endpoints
    endpoints.region = region
    let resolver = endpoints
    var connection = ServiceConnection(
      configuration: configuration, credentials: UnsignedRequests(), transport: transport ?? tools.transport)
    connection.endpoint = { service in
      Result { () throws(AWSError) in try resolver.endpoint(service) }
    }
    connection.adopt(tools)
    return connection
  }

  /// Calls that sign in run and are written down like all others.
  mutating func adopt(_ tools: SignInTools) {
    clock = tools.clock
    retry = tools.retry
    logger = tools.logger
    onCall = tools.onCall
  }
}
