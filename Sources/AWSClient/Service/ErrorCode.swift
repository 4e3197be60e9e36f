/// AWS's error codes in one spelling.
enum ErrorCode {
  /// `com.amazonaws.kms#NotFound:http://…` becomes `NotFoundException`; unknown codes stay as they are.
  static func normalized(_ text: String) -> String {
    let withoutNamespace = text.split(separator: "#", omittingEmptySubsequences: false).last ?? ""
    let code = String(withoutNamespace.split(separator: ":", omittingEmptySubsequences: false).first ?? "")
    if let documented = irregular[code] { return documented }
    return documented.contains(code + suffix) ? code + suffix : code
  }

  static func isAboutCredentials(_ code: String) -> Bool { credentialCodes.contains(code) }

  static func isExpiry(_ code: String) -> Bool { code == "ExpiredTokenException" || code == "RequestExpired" }

  /// True for refusals that other credentials may end; AWS has done nothing then.
  static func asksForNewCredentials(_ code: String) -> Bool { staleCodes.contains(code) }

  private static let staleCodes: Set<String> = [
    "ExpiredTokenException", "UnrecognizedClientException", "InvalidClientTokenId", "RequestExpired",
  ]

  private static let suffix = "Exception"

  /// Names that differ by more than the suffix.
  private static let irregular = [
    "ExpiredToken": "ExpiredTokenException", "ThrottledException": "ThrottlingException",
    "ValidationError": "ValidationException", "KMSInternal": "KMSInternalException",
  ]

  private static let credentialCodes: Set<String> = [
    "ExpiredTokenException", "UnrecognizedClientException", "InvalidClientTokenId",
    "InvalidSignatureException",
    "SignatureDoesNotMatch", "MissingAuthenticationTokenException", "MissingAuthenticationToken",
    "IncompleteSignatureException", "IncompleteSignature", "RequestExpired",
  ]

  /// The errors of KMS and those common to all services, as the API reference spells them.
  private static let documented: Set<String> = [
    "AccessDeniedException", "AlreadyExistsException", "ConflictException", "DependencyTimeoutException",
    "DisabledException", "DryRunOperationException", "ExpiredImportTokenException", "ExpiredTokenException",
    "IncompleteSignatureException", "IncorrectKeyException", "IncorrectKeyMaterialException",
    "InvalidAliasNameException", "InvalidArnException", "InvalidCiphertextException",
    "InvalidGrantIdException",
    "InvalidGrantTokenException", "InvalidImportTokenException", "InvalidKeyUsageException",
    "InvalidMarkerException", "InvalidSignatureException", "KMSInternalException", "KMSInvalidMacException",
    "KMSInvalidSignatureException", "KMSInvalidStateException", "KeyUnavailableException",
    "LimitExceededException", "MalformedPolicyDocumentException", "MissingAuthenticationTokenException",
    "NotFoundException", "TagException", "ThrottlingException", "UnrecognizedClientException",
    "UnsupportedOperationException", "ValidationException",
  ]
}
