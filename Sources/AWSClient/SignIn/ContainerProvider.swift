/// Credentials of the task or pod this container belongs to (Amazon ECS, EKS Pod Identity and the like).
struct ContainerProvider: CredentialProvider {
  static let attempts = 3
  /// Seconds for one attempt, and between two.
  static let timeout = 2.0
  static let pause = 1.0

  private let environment: Environment
  private let tools: SignInTools

  init(configuration: AWSConfiguration, tools: SignInTools) {
    environment = configuration.environment
    self.tools = tools
  }

  /// True when the environment offers credentials of a container; errors are final then.
  static func isConfigured(_ environment: Environment) -> Bool {
    environment[ContainerEndpoint.relativeVariable] != nil
      || environment[ContainerEndpoint.fullVariable] != nil
  }

  func retrieve() async throws(AWSError) -> Credentials {
    let endpoint = try ContainerEndpoint.resolve(environment)
    var attempt = 1
    while true {
      let request = try request(endpoint)
      let problem: AWSError
      switch await answer(request, endpoint, attempt: attempt) {
      case .success(let document): return try credentials(document, endpoint)
      case .failure(let error): problem = error
      }
      guard attempt < Self.attempts, problem.kind != .cancelled else { throw problem }
      await tools.retry.pause(Self.pause)
      if Task.isCancelled { throw MetadataFailure.cancelled }
      attempt += 1
    }
  }

  private func request(_ endpoint: ContainerEndpoint) throws(AWSError) -> HTTPRequest {
    var request = HTTPRequest(
      method: "GET", url: endpoint.url, headers: [HTTPHeader("Accept", "application/json")], body: [])
    if let token = try ContainerToken.read(environment, tools: tools) {
      request.headers.append(HTTPHeader("Authorization", CredentialsDocument.plain(token)))
    }
    request.timeouts = HTTPRequest.Timeouts(connect: Self.timeout, total: Self.timeout)
    request.isLinkLocal = true
    return request
  }

  /// The document, or why another attempt may help.
  private func answer(
    _ request: HTTPRequest, _ endpoint: ContainerEndpoint, attempt: Int
  ) async -> Result<JSONValue, AWSError> {
    let response: HTTPResponse
    do throws(TransportError) {
      response = try await tools.sendMetadata(
        request, service: "container", operation: "GetCredentials", attempt: attempt)
    } catch {
      return .failure(
        MetadataFailure.error(
          error, code: "ContainerEndpointUnreachable",
          hint: "The credentials of this container come from \(endpoint.authority): check that it runs."))
    }
    let document = try? JSONReader.read(response.body)
    guard response.status == 200 else {
      let told = RequestSecrets(request).hidden(
        in: document?["message"]?.string ?? document?["Message"]?.string ?? "")
      return .failure(refused(response.status, CredentialsDocument.excerpt(told), endpoint))
    }
    guard let document else { return .failure(unreadable("is not JSON", endpoint)) }
    return .success(document)
  }

  private func credentials(
    _ document: JSONValue, _ endpoint: ContainerEndpoint
  ) throws(AWSError) -> Credentials {
    do throws(CredentialsDocument.Problem) {
      var credentials = try CredentialsDocument.metadata.read(document, source: "container")
      let role = document["RoleArn"]?.string?.split(separator: ":", omittingEmptySubsequences: false) ?? []
      credentials.accountID =
        CredentialsDocument.accountID(document["AccountId"]?.string)
        ?? CredentialsDocument.accountID(role.count > 5 ? String(role[4]) : nil)
      return credentials
    } catch {
      throw unreadable("has no usable \(error.member)", endpoint)
    }
  }

  private func refused(_ status: Int, _ told: String, _ endpoint: ContainerEndpoint) -> AWSError {
    AWSError(
      .credentials, code: "ContainerCredentialsRefused",
      message: "\(endpoint.authority) gave this container no credentials (status \(status))"
        + (told.isEmpty ? "." : ": \(told)"),
      status: status, hint: "Check the role of the task or pod and the \(ContainerToken.variable)… variables."
    )
  }

  private func unreadable(_ reason: String, _ endpoint: ContainerEndpoint) -> AWSError {
    AWSError(
      .unreadableAnswer, code: "UnreadableAnswer",
      message: "The answer of \(endpoint.authority) to the question for credentials \(reason).",
      hint: "Check that the AWS_CONTAINER_CREDENTIALS_… variables name a credentials endpoint.")
  }
}
