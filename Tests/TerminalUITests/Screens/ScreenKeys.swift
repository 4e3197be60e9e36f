import AWSClient
import Foundation

/// The keys of the screens: one of everything that looks different.
enum ScreenKeys {
  struct Key {
    var id: String
    var aliases: [String]
    var metadata: KeyMetadata
    var policy: String
    var rotates = false
    var isDenied = false

    init(
      _ id: String, _ aliases: [String], policy: String = ScreenPolicies.delegating,
      _ change: (inout KeyMetadata) -> Void = { _ in }
    ) {
      self.id = id
      self.aliases = aliases
      self.policy = policy
      metadata = KeyMetadata(keyID: id, arn: ScreenKeys.arn(id))
      metadata.accountID = ScreenStory.account
      metadata.state = "Enabled"
      metadata.enabled = true
      metadata.spec = "SYMMETRIC_DEFAULT"
      metadata.usage = "ENCRYPT_DECRYPT"
      metadata.origin = "AWS_KMS"
      metadata.manager = "CUSTOMER"
      metadata.algorithms = ["SYMMETRIC_DEFAULT"]
      metadata.created = ScreenStory.noon - 400 * 86_400
      change(&metadata)
    }
  }

  static func arn(_ keyID: String) -> String { "arn:aws:kms:eu-west-1:111122223333:key/\(keyID)" }

  static func denied(_ operation: String, _ keyID: String) -> AWSError {
    AWSError(
      .service, code: "AccessDeniedException",
      message:
        "User: \(ScreenStory.callerARN) is not authorized to perform: kms:\(operation) on resource: \(arn(keyID)) "
        + "because no resource-based policy allows the kms:\(operation) action",
      operation: operation)
  }

  static let ledger = "1234abcd-12ab-34cd-56ef-1234567890ab"
  static let hostile = "0d990263-018e-4e65-a703-eff731de951e"
  static let hostileText =
    "\u{1B}[2J\u{1B}]0;owned\u{7}invoice\u{202E}gpj.exe zero\u{200B}width\nsecond line\ttab"

  static var all: [Key] {
    var rotating = Key(ledger, ["payments/ledger", "payments/ledger-2024"]) {
      $0.description = "Ledger database"
    }
    rotating.rotates = true
    var denied = Key("9aa1c1f0-55d4-4a0e-8a4c-6c9a1f1b2c3d", ["security/audit-trail"])
    denied.isDenied = true
    return [
      rotating,
      Key("a3c1b1d2-0c7e-4f57-9f0f-0d9c3d1f7a11", ["payments/cards"], policy: ScreenPolicies.everybody),
      Key("b7d3c9aa-7f5a-4c1b-8a55-2e6f1c7d9b22", ["platform/eks-secrets"], policy: ScreenPolicies.bobAlone),
      Key("c0ffee00-1111-4222-8333-444455556666", ["data/exports"]) {
        $0.state = "Disabled"
        $0.spec = "RSA_2048"
        $0.algorithms = ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"]
      },
      Key("d1e2f3a4-5b6c-4d7e-8f90-a1b2c3d4e5f6", []) {
        $0.state = "PendingDeletion"
        $0.deletionDate = ScreenStory.noon + 12.2 * 86_400
      },
      denied,
      Key("e5f6a7b8-c9d0-4e1f-a2b3-c4d5e6f7a8b9", ["日本/決済の鍵"]) { $0.description = "全角の説明" },
      Key(hostile, ["vendor/acme-import"]) { $0.description = hostileText },
      Key("f0e1d2c3-b4a5-4968-8776-655443322110", ["aws/ebs"], policy: ScreenPolicies.managed) {
        $0.manager = "AWS"
      },
      Key("mrk-0123456789abcdef0123456789abcdef", ["identity/sessions-global"]) {
        $0.multiRegion = true
        $0.multiRegionType = "PRIMARY"
        $0.primary = .init(arn: $0.arn, region: "eu-west-1")
        $0.replicas = [
          .init(arn: $0.arn.replacingOccurrences(of: "eu-west-1", with: "us-east-1"), region: "us-east-1")
        ]
      },
      Key("77777777-8888-4999-8aaa-bbbbccccdddd", ["treasury/hsm-import"]) {
        $0.state = "PendingImport"
        $0.origin = "EXTERNAL"
      },
      Key("88888888-9999-4aaa-8bbb-ccccddddeeee", ["lab/next-generation"]) {
        $0.state = "Hibernating"
        $0.spec = "KYBER_1024"
        $0.unknownFields = [.init(name: "QuantumSafe", json: "{\"level\":3}")]
      },
    ]
  }
}
