/// The types of keys for which the console writes different policies.
enum ConsoleKeyType: String, Sendable, Hashable, CaseIterable {
  case symmetric
  case hmac
  case asymmetricEncryption = "asymmetric-encryption"
  case signing
  case keyAgreement = "key-agreement"

  /// The actions of key users (AWS KMS Developer Guide, "Default key policy", "Allows key users to use the KMS key").
  var useActions: [String] {
    switch self {
    case .symmetric: ["Encrypt", "Decrypt", "ReEncrypt*", "GenerateDataKey*", "DescribeKey"]
    case .hmac: ["DescribeKey", "GenerateMac", "VerifyMac"]
    case .asymmetricEncryption: ["Encrypt", "Decrypt", "ReEncrypt*", "DescribeKey", "GetPublicKey"]
    case .signing: ["DescribeKey", "GetPublicKey", "Sign", "Verify"]
    case .keyAgreement: ["DescribeKey", "GetPublicKey", "DeriveSharedSecret"]
    }
  }

  /// The actions of key administrators; only symmetric keys rotate on demand.
  func administrationActions(mayDelete: Bool) -> [String] {
    let deletion = mayDelete ? ["ScheduleKeyDeletion", "CancelKeyDeletion"] : []
    let rotation = self == .symmetric ? ["RotateKeyOnDemand"] : []
    return [
      "Create*", "Describe*", "Enable*", "List*", "Put*", "Update*", "Revoke*", "Disable*", "Get*", "Delete*",
      "TagResource", "UntagResource",
    ] + deletion + rotation
  }
}
