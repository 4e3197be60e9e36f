import Testing

@testable import KeyPolicy

/// Expected values are from the AWS KMS Developer Guide, "AWS KMS permissions", and the Service Authorization Reference.
@Suite("KMS actions")
struct KMSActionTests {
  /// "Policy type: IAM policy".
  private static let forIAMAlone = [
    "ConnectCustomKeyStore", "CreateCustomKeyStore", "CreateKey", "DeleteCustomKeyStore",
    "DescribeCustomKeyStores", "DisconnectCustomKeyStore", "GenerateRandom", "ListAliases", "ListKeys",
    "ListRetirableGrants", "UpdateCustomKeyStore",
  ]

  /// "Cross-account use: Yes".
  private static let crossAccount = [
    "CreateGrant", "Decrypt", "DeriveSharedSecret", "DescribeKey", "Encrypt", "GenerateDataKey",
    "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext", "GenerateDataKeyWithoutPlaintext",
    "GenerateMac", "GetKeyRotationStatus", "GetPublicKey", "ListGrants", "ReEncryptFrom", "ReEncryptTo",
    "RetireGrant", "RevokeGrant", "Sign", "Verify", "VerifyMac",
  ]

  @Test("there are 56, of which 45 can stand in a key policy and 20 work across accounts")
  func counts() {
    #expect(KMSAction.all.count == 56)
    #expect(KMSAction.all.filter(\.isKeyPermission).count == 45)
    #expect(KMSAction.all.filter(\.isCrossAccount).count == 20)
  }

  @Test("the permissions for IAM policies alone are those that are not about a key")
  func policyTypes() {
    #expect(KMSAction.all.filter { !$0.isKeyPermission }.map(\.name) == Self.forIAMAlone)
  }

  @Test("cross-account use is as the API Reference states it")
  func accounts() {
    #expect(KMSAction.all.filter(\.isCrossAccount).map(\.name) == Self.crossAccount)
    #expect(!KMSAction.putKeyPolicy.isCrossAccount)
    for action in KMSAction.all where action.isCrossAccount { #expect(action.isKeyPermission) }
  }

  @Test("names are in alphabetical order and unique, and places count from 0")
  func order() {
    let names = KMSAction.all.map(\.name)
    #expect(names == Set(names).sorted())
    #expect(KMSAction.all.map(\.index) == Array(0..<56))
    #expect(KMSAction.all == KMSAction.all.sorted())
  }

  @Test(
    "access levels",
    arguments: [
      (AccessLevel.permissionsManagement, ["CreateGrant", "PutKeyPolicy", "RetireGrant", "RevokeGrant"]),
      (.tagging, ["TagResource", "UntagResource"]),
      (
        .list,
        [
          "ListAliases", "ListGrants", "ListKeyPolicies", "ListKeyRotations", "ListKeys", "ListResourceTags",
          "ListRetirableGrants",
        ]
      ),
      (
        .read,
        [
          "DescribeCustomKeyStores", "DescribeKey", "GetKeyLastUsage", "GetKeyPolicy", "GetKeyRotationStatus",
          "GetParametersForImport", "GetPublicKey",
        ]
      ),
    ])
  func levels(level: AccessLevel, names: [String]) {
    #expect(KMSAction.all.filter { $0.accessLevel == level }.map(\.name) == names)
  }

  @Test("everything else writes, as AWS words it")
  func writing() {
    #expect(KMSAction.all.count { $0.accessLevel == .write } == 36)
    #expect(
      AccessLevel.allCases.map(\.rawValue) == ["Write", "Read", "List", "Permissions management", "Tagging"])
  }

  @Test(
    "is found by name in any case, with or without prefix",
    arguments: ["PutKeyPolicy", "kms:PutKeyPolicy", "KMS:putkeypolicy", "putkeypolicy"])
  func lookup(text: String) {
    #expect(KMSAction.named(text) == .putKeyPolicy)
    #expect(KMSAction.named(text)?.qualifiedName == "kms:PutKeyPolicy")
  }

  @Test("every action is found by its own names")
  func everyName() {
    for action in KMSAction.all {
      #expect(KMSAction.named(action.name) == action)
      #expect(KMSAction.named(action.qualifiedName) == action)
    }
  }

  @Test(
    "other names are nobody's",
    arguments: [
      "", "kms:", "kms:*", "kms:Put*", "ReEncrypt", "kms:DeleteKey", "kms:kms:Decrypt", "s3:PutKeyPolicy",
      " Decrypt", "BypassPolicyLockoutSafetyCheck", "PutKeyPolicy\u{301}", "PutKeyPol\u{131}cy",
      "\u{212A}ms:Decrypt", "Put\u{212A}eyPolicy",
    ])
  func unknownNames(text: String) {
    #expect(KMSAction.named(text) == nil)
  }
}
