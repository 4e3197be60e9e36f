package import AWSClient
package import struct Foundation.Date

/// How the console came by its credentials, as far as people may see it.
package struct SignInReport: Sendable, Equatable {
  /// Where they came from: `environment`, `role Admin (profile prod)`, `sandbox`.
  package var source: String
  /// Every way that was tried, in order.
  package var trace: SignInTrace
  /// The end of the access key's id, as the AWS CLI shows it.
  package var accessKeyID: String?
  /// When temporary credentials end.
  package var expiration: Date?
  /// Why new ones could not be had although these end soon.
  package var refreshError: AWSError?
  /// The command that renews the login behind them, word by word; empty when there is none.
  package var command: [String] = []

  package init(source: String, trace: SignInTrace = SignInTrace()) {
    self.source = source
    self.trace = trace
  }
}
