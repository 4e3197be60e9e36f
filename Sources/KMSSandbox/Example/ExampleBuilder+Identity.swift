extension ExampleBuilder {
  mutating func addIdentityKeys() {
    for (alias, description, spec, age) in [
      ("identity/tokens", "Refresh tokens", "HMAC_512", 333.0),
      ("identity/sessions", "Session cookies", "HMAC_384", 333),
      ("identity/otp", "One-time passwords", "HMAC_224", 612),
    ] {
      key(
        [alias], description, spec: spec, usage: "GENERATE_VERIFY_MAC", age: age,
        tags: [("team", "identity"), ("env", "prod")])
    }
    // Belongs to the auditors alone: this caller may list it and nothing else.
    key(
      ["security/audit-trail"], "Seals the audit trail",
      policy: ExamplePolicy.document([
        ExamplePolicy.statement("Auditors only", ExamplePolicy.aws(ExamplePeople.audit), ["kms:*"])
      ]), age: 901, tags: [("team", "security")])
    // The key can be seen, its policy cannot.
    key(
      ["security/forensics"], "Evidence store",
      policy: ExamplePolicy.document([
        ExamplePolicy.delegation,
        ExamplePolicy.statement(
          "Policy is for auditors", effect: "Deny", ExamplePolicy.aws(ExamplePeople.admin),
          ["kms:GetKeyPolicy", "kms:PutKeyPolicy"]),
      ]), age: 276, tags: [("team", "security")])
  }
}
