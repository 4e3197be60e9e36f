/// Operations that callers of another account may use (AWS KMS API Reference, "Cross-account use: Yes").
enum CrossAccount {
  private static let actions: Set<String> = [
    "kms:creategrant", "kms:decrypt", "kms:derivesharedsecret", "kms:describekey", "kms:encrypt",
    "kms:generatedatakey", "kms:generatedatakeypair", "kms:generatedatakeypairwithoutplaintext",
    "kms:generatedatakeywithoutplaintext", "kms:generatemac", "kms:getkeyrotationstatus", "kms:getpublickey",
    "kms:listgrants", "kms:reencryptfrom", "kms:reencryptto", "kms:retiregrant", "kms:revokegrant",
    "kms:sign",
    "kms:verify", "kms:verifymac",
  ]

  /// Whether the action is open to other accounts at all.
  ///
  /// `kms:PutKeyPolicy` is not.
  static func allows(_ action: String) -> Bool {
    actions.contains(action.lowercased())
  }
}
