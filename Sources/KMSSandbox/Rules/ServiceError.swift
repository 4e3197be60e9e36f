import AWSClient

/// An error as KMS answers it.
struct ServiceError: Error, Sendable, Equatable {
  /// How the message travels.
  ///
  /// Recorded on AWS: errors of the service model carry `message` and `Message`, those that every service shares
  /// (AccessDeniedException, ValidationException) only `Message`, some none at all.
  enum Form: Sendable, Equatable {
    case modelled
    case common
    case bare
  }
  var code: String
  var message: String
  var form: Form

  private init(_ form: Form, _ code: String, _ message: String) {
    self.form = form
    self.code = code
    self.message = message
  }

  static func modelled(_ code: String, _ message: String) -> ServiceError { .init(.modelled, code, message) }
  static func common(_ code: String, _ message: String) -> ServiceError { .init(.common, code, message) }
  static func bare(_ code: String) -> ServiceError { .init(.bare, code, "") }

  static func notFound(_ message: String) -> ServiceError { modelled("NotFoundException", message) }
  static func invalidArn(_ message: String) -> ServiceError { modelled("InvalidArnException", message) }
  static func invalidState(_ message: String) -> ServiceError {
    modelled("KMSInvalidStateException", message)
  }
  static func disabled(_ arn: String) -> ServiceError { modelled("DisabledException", "\(arn) is disabled.") }
  static func unsupported(_ message: String) -> ServiceError {
    message.isEmpty
      ? bare("UnsupportedOperationException") : modelled("UnsupportedOperationException", message)
  }
  static func malformedPolicy(_ message: String) -> ServiceError {
    modelled("MalformedPolicyDocumentException", message)
  }
  static func tag(_ message: String) -> ServiceError { modelled("TagException", message) }
  static func limitExceeded(_ message: String) -> ServiceError { modelled("LimitExceededException", message) }
  static func validation(_ message: String) -> ServiceError { common("ValidationException", message) }
  static func accessDenied(_ message: String) -> ServiceError { common("AccessDeniedException", message) }
  static func serialization(_ message: String) -> ServiceError { common("SerializationException", message) }
  /// Recorded on AWS without any message.
  static var invalidMarker: ServiceError { bare("InvalidMarkerException") }
  static var unknownOperation: ServiceError { bare("UnknownOperationException") }

  /// The error as the body of an answer.
  var body: JSONValue {
    switch form {
    case .modelled:
      .object([
        JSONValue.Member("__type", .string(code)), JSONValue.Member("message", .string(message)),
        JSONValue.Member("Message", .string(message)),
      ])
    case .common:
      .object([JSONValue.Member("__type", .string(code)), JSONValue.Member("Message", .string(message))])
    case .bare:
      .object([JSONValue.Member("__type", .string(code))])
    }
  }
}
