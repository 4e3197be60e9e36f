/// Makes an `AWSError` of a request that got no answer.
enum TransportFailure {
  static func awsError(
    _ error: TransportError, operation: String, endpoint: EndpointURL, sendsOnce: Bool
  ) -> AWSError {
    let isInDoubt = sendsOnce && error.mayHaveBeenSent
    if error.code == .cancelled {
      var failure = cancelled(operation)
      if isInDoubt { failure.addHint(afterDoubt(operation)) }
      return failure
    }
    return AWSError(
      .transport, code: code(error.code), message: error.message, operation: operation,
      hint: hint(error.code, operation: operation, endpoint: endpoint, isInDoubt: isInDoubt))
  }

  static func cancelled(_ operation: String) -> AWSError {
    AWSError(.cancelled, code: "Cancelled", message: "\(operation) was cancelled.", operation: operation)
  }

  private static func code(_ code: TransportError.Code) -> String {
    switch code {
    case .cannotResolveHost: "CannotResolveHost"
    case .connectionRefused: "ConnectionRefused"
    case .connectionFailed: "ConnectionFailed"
    case .tlsFailed: "TLSFailed"
    case .timedOut: "TimedOut"
    case .cancelled: "Cancelled"
    case .responseTooLarge: "AnswerTooLarge"
    case .other: "RequestFailed"
    }
  }

  private static func hint(
    _ code: TransportError.Code, operation: String, endpoint: EndpointURL, isInDoubt: Bool
  ) -> String {
    switch code {
    case .cannotResolveHost:
      return "Check the network, the name resolution and the Region or endpoint that gave this name."
    case .connectionRefused:
      return "Check that the endpoint \(endpoint.text) is the right one and that its server runs."
    case .tlsFailed:
      return
        "If a proxy inspects TLS here, point AWS_CA_BUNDLE to its certificate; otherwise check the endpoint."
    case .connectionFailed, .timedOut, .responseTooLarge, .other, .cancelled:
      return isInDoubt ? afterDoubt(operation) : "Check the network and any proxy, and try again."
    }
  }

  /// The request may have been carried out although its answer is lost.
  static func afterDoubt(_ operation: String) -> String {
    switch operation {
    case "CreateKey": "The key may have been created all the same: list the keys before trying again."
    case "CreateGrant":
      "The grant may have been made all the same: list the key's grants before trying again."
    case "CreateAlias", "UpdateAlias", "DeleteAlias":
      "The alias may have been changed all the same: list the aliases before trying again."
    case "CreateCustomKeyStore", "UpdateCustomKeyStore", "DeleteCustomKeyStore", "ConnectCustomKeyStore",
      "DisconnectCustomKeyStore":
      "It may have been done all the same: look at the custom key stores before trying again."
    case "PutKeyPolicy":
      "The policy may have been changed all the same: read it back before trying again."
    case "ReplicateKey":
      "The replica may have been created all the same: look for it in its Region before trying again."
    case "RotateKeyOnDemand":
      "The rotation may have begun all the same: look at the key's rotations before trying again."
    case "RevokeGrant", "RetireGrant":
      "The grant may have ended all the same: list the key's grants before trying again."
    default: "It may have been done all the same: look at the key's state before trying again."
    }
  }
}
