package import AWSClient

extension ServiceConnection {
  /// All services of the sandbox over its transport: signed requests, no socket.
  package init(sandbox transport: any Transport, region: String = ExampleAccount.region) {
    self.init(
      endpoint: .loopback(port: 1), region: region,
      credentials: FixedCredentials(ExampleAccount.credentials), transport: transport)
  }
}

extension ExampleAccount {
  /// The one access key of the sandbox.
  package static var credentials: Credentials {
    Credentials(
      accessKeyID: accessKeyID, secretAccessKey: Secret(accessKeyID), source: "sandbox", accountID: accountID)
  }
}
