/// What a key is made of and for: spec and usage, with the algorithms that follow from them.
struct KeySpecification: Sendable, Hashable {
  var spec: String
  var usage: String

  static let symmetric = KeySpecification(spec: "SYMMETRIC_DEFAULT", usage: "ENCRYPT_DECRYPT")

  /// The specs of this sandbox's Regions: all but SM2, which exists in China Regions only.
  ///
  /// The first twelve in the order of a recorded enum error text, the ones AWS added since after them.
  static let specs = [
    "RSA_2048", "ECC_NIST_P384", "ECC_NIST_P256", "ECC_NIST_P521", "HMAC_384", "RSA_3072", "ECC_SECG_P256K1",
    "RSA_4096", "SYMMETRIC_DEFAULT", "HMAC_256", "HMAC_224", "HMAC_512", "ML_DSA_44", "ML_DSA_65",
    "ML_DSA_87",
    "ECC_NIST_EDWARDS25519",
  ]
  static let usages = ["ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"]
  static let origins = ["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"]

  /// The usages a spec allows (Developer Guide, "Key spec reference").
  static func usages(of spec: String) -> [String] {
    switch spec {
    case "SYMMETRIC_DEFAULT": ["ENCRYPT_DECRYPT"]
    case _ where spec.hasPrefix("HMAC_"): ["GENERATE_VERIFY_MAC"]
    case _ where spec.hasPrefix("RSA_"): ["ENCRYPT_DECRYPT", "SIGN_VERIFY"]
    case "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521": ["SIGN_VERIFY", "KEY_AGREEMENT"]
    default: ["SIGN_VERIFY"]
    }
  }

  var isSymmetricEncryption: Bool { spec == "SYMMETRIC_DEFAULT" }

  /// The member of KeyMetadata that lists the algorithms, and the algorithms in AWS's order.
  var algorithms: (member: String, names: [String]) {
    switch usage {
    case "ENCRYPT_DECRYPT" where isSymmetricEncryption: ("EncryptionAlgorithms", ["SYMMETRIC_DEFAULT"])
    case "ENCRYPT_DECRYPT": ("EncryptionAlgorithms", ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"])
    case "GENERATE_VERIFY_MAC": ("MacAlgorithms", ["HMAC_SHA_" + spec.suffix(3)])
    case "KEY_AGREEMENT": ("KeyAgreementAlgorithms", ["ECDH"])
    default: ("SigningAlgorithms", signingAlgorithms)
    }
  }

  private var signingAlgorithms: [String] {
    switch spec {
    case "ECC_NIST_P256", "ECC_SECG_P256K1": ["ECDSA_SHA_256"]
    case "ECC_NIST_P384": ["ECDSA_SHA_384"]
    case "ECC_NIST_P521": ["ECDSA_SHA_512"]
    case "ECC_NIST_EDWARDS25519": ["ED25519_SHA_512", "ED25519_PH_SHA_512"]
    case _ where spec.hasPrefix("ML_DSA_"): ["ML_DSA_SHAKE_256"]
    default:
      [
        "RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512",
        "RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512",
      ]
    }
  }
}
