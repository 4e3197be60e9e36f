@testable import ViewModels

/// A handful of keys that differ in everything a filter can ask for.
enum FilterSamples {
  static let ledgerID = "1234abcd-12ab-34cd-56ef-1234567890ab"
  static let cardsID = "0987dcba-09fe-87dc-65ba-ab0987654321"
  static let replicaID = "mrk-1234abcd12ab34cd56ef1234567890ab"
  static let unreadID = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"

  static func arn(_ id: String, region: String = "eu-west-1") -> String {
    "arn:aws:kms:\(region):111122223333:key/\(id)"
  }

  static let rows = [
    FilterableRow(
      keyID: ledgerID, arn: arn(ledgerID), names: ["payments/ledger", "Prod"],
      description: "Seals the general ledger of Café Zürich", state: "Enabled", spec: "SYMMETRIC_DEFAULT",
      usage: "ENCRYPT_DECRYPT", origin: "AWS_KMS", manager: "CUSTOMER",
      tags: [("env", "prod"), ("Cost Center", "42"), ("aws:stack", "x"), ("a=b", "c")], rotation: true,
      policy: "ok"),
    FilterableRow(
      keyID: cardsID, arn: arn(cardsID), names: ["payments/cards", "prod"],
      state: "PendingDeletion",
      spec: "RSA_4096", usage: "SIGN_VERIFY", origin: "EXTERNAL", manager: "CUSTOMER",
      tags: [("environment", "production"), ("env", "")], rotation: false, policy: "risk"),
    FilterableRow(
      keyID: replicaID, arn: arn(replicaID, region: "us-east-1"), names: ["aws/rds"],
      state: "Disabled",
      spec: "ECC_NIST_P256", usage: "KEY_AGREEMENT", origin: "AWS_CLOUDHSM", manager: "AWS",
      policy: "open",
      regions: ["us-east-1", "eu-central-1"]),
    // Only listed: nothing but its name has been read.
    FilterableRow(keyID: unreadID, arn: arn(unreadID)),
  ]

  static let names = ["ledger", "cards", "replica", "unread"]

  /// The keys that a line finds, by name.
  static func found(_ line: String, ranked: Bool = false) -> [String] {
    FilterQuery.parse(line).select(rows, ranked: ranked).map { names[$0] }
  }
}
