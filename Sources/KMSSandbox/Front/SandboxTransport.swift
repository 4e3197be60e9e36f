package import AWSClient

/// What a fault hook puts in the place of the sandbox's answer.
package enum SandboxFault: Sendable, Equatable {
  /// Any answer, for example a 503 with HTML from a proxy.
  case answer(HTTPResponse)
  /// No answer at all.
  case failure(TransportError)
}

/// The embedded KMS as a transport: every line of the client runs but the socket.
///
/// Signatures are not verified here, there is nobody in between; the Region comes from the credential scope.
package struct SandboxTransport: Transport {
  /// Asked before each call with the operation's name (`DescribeKey`, `GetCallerIdentity`, …); nil lets the call through.
  package typealias FaultHook = @Sendable (_ operation: String) async -> SandboxFault?

  private let front: @Sendable () async -> SandboxFront
  private let latency: Duration
  private let fault: FaultHook?

  /// Makes a transport.
  /// - Parameters:
  ///   - kms: what answers.
  ///   - latency: how long each answer takes; none unless said otherwise.
  ///   - fault: for tests of what goes wrong on the way.
  package init(kms: SandboxKMS, latency: Duration = .zero, fault: FaultHook? = nil) {
    let front = SandboxFront(kms: kms, checkSignature: nil)
    self.front = { front }
    self.latency = latency
    self.fault = fault
  }

  /// Makes a transport to a KMS that is still being made: the first call waits for it, not whoever opens the screen.
  package init(making kms: Task<SandboxKMS, Never>) {
    front = { SandboxFront(kms: await kms.value, checkSignature: nil) }
    latency = .zero
    fault = nil
  }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    if latency > .zero {
      do { try await Task.sleep(for: latency) } catch {
        throw TransportError(.cancelled, "The call to the sandbox was cancelled.")
      }
    }
    if let fault, let instead = await fault(Self.operation(of: request)) {
      switch instead {
      case .answer(let response): return response
      case .failure(let error): throw error
      }
    }
    return await front().answer(request)
  }

  private static func operation(of request: HTTPRequest) -> String {
    if let target = request.header("X-Amz-Target") { return String(target.split(separator: ".").last ?? "") }
    return FormParameters(request)?.action ?? ""
  }
}
