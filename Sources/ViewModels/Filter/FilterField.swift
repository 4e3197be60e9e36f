/// The fields that a filter can ask for by name, as in `state:enabled`.
package enum FilterField: String, CaseIterable, Sendable {
  case state, spec, usage, origin, manager, tag, alias, id, rotation, policy, region

  /// The values that can be expected, for the fields that have a list of them; empty for the others.
  ///
  /// KMS may add values to its own (https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html), so the
  /// list decides only whether a value looks mistyped, never what matches.
  package var knownValues: [String] {
    switch self {
    case .state:
      [
        "Creating", "Enabled", "Disabled", "PendingDeletion", "PendingImport", "PendingReplicaDeletion",
        "Unavailable", "Updating",
      ]
    case .spec:
      [
        "SYMMETRIC_DEFAULT", "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "RSA_2048", "RSA_3072",
        "RSA_4096",
        "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_NIST_EDWARDS25519", "ECC_SECG_P256K1",
        "ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "SM2",
      ]
    case .usage: ["ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"]
    case .origin: ["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"]
    case .manager: ["AWS", "CUSTOMER"]
    case .rotation: ["on", "off"]
    case .policy: ["ok", "risk", "refused", "open", "denied", "broken"]
    case .tag, .alias, .id, .region: []
    }
  }
}
