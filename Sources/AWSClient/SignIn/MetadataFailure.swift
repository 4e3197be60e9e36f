/// Makes an `AWSError` of a metadata request that got no answer.
enum MetadataFailure {
  static func error(_ error: TransportError, code: String, hint: String) -> AWSError {
    error.code == .cancelled
      ? cancelled : AWSError(.transport, code: code, message: error.message, hint: hint)
  }

  static let cancelled = AWSError(.cancelled, code: "Cancelled", message: "The sign-in was cancelled.")
}
