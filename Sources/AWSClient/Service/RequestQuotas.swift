/// How many requests a second AWS takes of one operation, for a whole account in a Region.
///
/// See "Request quotas" in the AWS KMS Developer Guide and "Quotas" in the AWS CloudTrail User Guide. Cryptographic
/// operations share quotas of thousands a second, which no console comes near.
enum RequestQuotas {
  /// Requests a second; nil when nothing is documented.
  static func perSecond(_ service: AWSService, _ operation: String) -> Double? {
    switch service {
    case .kms: kms[operation]
    case .cloudTrail: operation == "LookupEvents" ? 2 : nil
    default: nil
    }
  }

  private static let kms: [String: Double] = [
    "CancelKeyDeletion": 5, "ConnectCustomKeyStore": 5, "CreateAlias": 5, "CreateCustomKeyStore": 5,
    "CreateGrant": 50, "CreateKey": 5, "DeleteAlias": 15, "DeleteCustomKeyStore": 5,
    "DeleteImportedKeyMaterial": 15, "DescribeCustomKeyStores": 5, "DescribeKey": 2000, "DisableKey": 5,
    "DisableKeyRotation": 5, "DisconnectCustomKeyStore": 5, "EnableKey": 5, "EnableKeyRotation": 15,
    "GetKeyLastUsage": 5, "GetKeyPolicy": 1000, "GetKeyRotationStatus": 1000, "GetParametersForImport": 1,
    "GetPublicKey": 2000, "ImportKeyMaterial": 15, "ListAliases": 500, "ListGrants": 100,
    "ListKeyPolicies": 100, "ListKeyRotations": 100, "ListKeys": 500, "ListResourceTags": 2000,
    "ListRetirableGrants": 100, "PutKeyPolicy": 15, "ReplicateKey": 5, "RetireGrant": 50, "RevokeGrant": 50,
    "RotateKeyOnDemand": 5, "ScheduleKeyDeletion": 15, "TagResource": 10, "UntagResource": 5,
    "UpdateAlias": 5, "UpdateCustomKeyStore": 5, "UpdateKeyDescription": 5, "UpdatePrimaryRegion": 5,
  ]
}
