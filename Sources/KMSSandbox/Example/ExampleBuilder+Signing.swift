extension ExampleBuilder {
  /// One key for every spec that signs.
  mutating func addSigningKeys() {
    let keys = [
      ("platform/artifact-signing", "Signs build artifacts", "RSA_4096", 690.0),
      ("platform/release-signing", "Post-quantum signature of releases", "ML_DSA_65", 120),
      ("platform/release-signing-next", "Trial with the largest parameters", "ML_DSA_87", 40),
      ("platform/firmware-signing", "Firmware of the card readers", "ML_DSA_44", 77),
      ("platform/container-signing", "Container images", "ECC_NIST_P521", 230),
      ("platform/ssh-ca", "SSH certificate authority", "ECC_NIST_EDWARDS25519", 58),
      ("treasury/wallet", "Settlement wallet", "ECC_SECG_P256K1", 310),
      ("identity/saml-signing", "SAML assertions", "RSA_2048", 1_205),
      ("identity/oidc-signing", "ID tokens", "RSA_3072", 505),
      ("identity/oidc-signing-es", "ID tokens, elliptic curve", "ECC_NIST_P384", 130),
    ]
    for (alias, description, spec, age) in keys {
      key(
        [alias], description, spec: spec, usage: "SIGN_VERIFY",
        policy: ExamplePolicy.document(
          id: "signing",
          [
            ExamplePolicy.delegation,
            ExamplePolicy.statement(
              "Sign", ExamplePolicy.aws(ExamplePeople.pipeline),
              ["kms:Sign", "kms:Verify", "kms:GetPublicKey"]),
          ]), age: age, tags: [("env", "prod"), ("purpose", "signing")])
    }
  }
}
