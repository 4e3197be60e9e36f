extension ExampleBuilder {
  private static let labels = [("team", "payments"), ("env", "prod"), ("pci", "true")]

  mutating func addPaymentKeys() {
    let grants = [
      grant(
        to: "rds.eu-west-1.amazonaws.com", retiring: "rds.eu-west-1.amazonaws.com",
        [
          "Decrypt", "Encrypt", "GenerateDataKey", "ReEncryptFrom", "ReEncryptTo", "CreateGrant",
          "RetireGrant", "DescribeKey",
        ],
        age: 610, context: ["aws:rds:db-id": "db-LEDGEREXAMPLE00000001"]),
      grant(
        "ledger-migration", to: ExamplePeople.pipeline, retiring: ExamplePeople.alice,
        ["Decrypt", "DescribeKey"], age: 33, context: ["table": "ledger_entries"]),
    ]
    key(
      ["payments/ledger", "payments/ledger-2024"], "Ledger database (RDS)",
      policy: ExamplePolicy.console(
        administrators: ExamplePeople.admin, ExamplePeople.keyAdministrators, users: ExamplePeople.payments),
      age: 612, tags: Self.labels + [("cost-center", "87654")]
    ) { key, days in
      key.grants = grants
      key.rotation = Rotation(periodInDays: 365, next: days.ago(-118))
    }
    addCards()
    key(
      ["payments/card-tokens"], "Token derivation for stored cards", spec: "HMAC_256",
      usage: "GENERATE_VERIFY_MAC",
      age: 488, tags: Self.labels)
    key(
      ["payments/settlement-signing"], "Signs settlement files", spec: "ECC_NIST_P256", usage: "SIGN_VERIFY",
      age: 301, tags: Self.labels)
    key(
      ["payments/acquirer-exchange"], "Key agreement with the acquirer", spec: "ECC_NIST_P384",
      usage: "KEY_AGREEMENT", age: 95, tags: Self.labels)
    key(["payments/archive"], "Statements before 2021", age: 1_890, tags: [("team", "payments")]) {
      key, days in
      key.state = .pendingDeletion
      key.pendingWindowInDays = 30
      key.deletionDate = days.ago(-14.25)
    }
    key(["payments/hsm-import-2026"], "Waits for material from the key ceremony", age: 6, tags: Self.labels) {
      key, days in
      key.origin = "EXTERNAL"
      key.state = .pendingImport
      key.materialID = nil
    }
  }

  /// Whoever changes this policy must have signed in with MFA; a console without MFA finds itself locked out.
  private mutating func addCards() {
    key(
      ["payments/cards"], "Card numbers at rest",
      policy: ExamplePolicy.document([
        ExamplePolicy.statement(
          "Administer with MFA", ExamplePolicy.aws(ExamplePeople.root), ["kms:*"],
          condition: ExamplePolicy.condition("Bool", "aws:MultiFactorAuthPresent", "true")),
        ExamplePolicy.statement(
          "Look", ExamplePolicy.aws(ExamplePeople.root), ["kms:Describe*", "kms:Get*", "kms:List*"]),
        ExamplePolicy.statement(
          "Use", ExamplePolicy.aws(ExamplePeople.payments),
          ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*"]),
      ]),
      age: 488, tags: Self.labels)
  }
}
