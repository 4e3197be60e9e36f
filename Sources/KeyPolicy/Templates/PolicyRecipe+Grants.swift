extension PolicyRecipe {
  /// The statements that the AWS CDK's grant methods write, with their actions in its order.
  static let grants: [PolicyRecipe] = [
    grant(
      "cdk-grant-admin", title: "Administer the key",
      allows: "to manage the key, its policy and its deletion",
      [
        "Create*", "Describe*", "Enable*", "List*", "Put*", "Update*", "Revoke*", "Disable*", "Get*",
        "Delete*",
        "TagResource", "UntagResource", "ScheduleKeyDeletion", "CancelKeyDeletion",
      ]),
    grant(
      "cdk-grant-encrypt", title: "Encrypt", allows: "to encrypt with the key",
      ["Encrypt", "ReEncrypt*", "GenerateDataKey*"]),
    grant("cdk-grant-decrypt", title: "Decrypt", allows: "to decrypt with the key", ["Decrypt"]),
    grant(
      "cdk-grant-encrypt-decrypt", title: "Encrypt and decrypt",
      allows: "to encrypt and decrypt with the key",
      ["Decrypt", "Encrypt", "ReEncrypt*", "GenerateDataKey*"]),
    grant("cdk-grant-sign", title: "Sign", allows: "to sign with the key", ["Sign"]),
    grant("cdk-grant-verify", title: "Verify", allows: "to verify signatures of the key", ["Verify"]),
    grant(
      "cdk-grant-sign-verify", title: "Sign and verify",
      allows: "to sign with the key and verify its signatures",
      ["Sign", "Verify"]),
    grant("cdk-grant-generate-mac", title: "Make MACs", allows: "to make MACs with the key", ["GenerateMac"]),
    grant("cdk-grant-verify-mac", title: "Verify MACs", allows: "to verify MACs of the key", ["VerifyMac"]),
  ]

  private static func grant(_ id: String, title: String, allows: String, _ actions: [String]) -> PolicyRecipe
  {
    PolicyRecipe(
      id, title: title, purpose: "Allows principals \(allows), as the AWS CDK writes it.",
      source: "AWS CDK API Reference, aws-kms module, class Key", required: [.principals],
      optional: [.partition]
    ) { [RecipeStatement(nil, .aws($0.list(.principals)), actions)] }
  }
}
