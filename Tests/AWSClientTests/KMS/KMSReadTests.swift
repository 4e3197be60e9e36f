import FoundationEssentials
import Testing

@testable import AWSClient

/// Answers as KMS sends them, and what the client makes of them.
@Suite struct KMSReadTests {
  static let id = "1234abcd-12ab-34cd-56ef-1234567890ab"
  static let arn = "arn:aws:kms:eu-west-1:111122223333:key/\(id)"

  static func describe(_ metadata: String) async throws(AWSError) -> KeyMetadata {
    try await TestClient.kms(ScriptedTransport([.ok("{\"KeyMetadata\":\(metadata)}")])).describeKey("k")
  }

  @Test func aSymmetricKeyIsReadInFull() async throws {
    let key = try await Self.describe(
      """
      {"AWSAccountId":"111122223333","KeyId":"\(Self.id)","Arn":"\(Self.arn)","CreationDate":1.601329222043E9,\
      "Enabled":true,"Description":"ledger","KeyUsage":"ENCRYPT_DECRYPT","KeyState":"Enabled","Origin":"AWS_KMS",\
      "KeyManager":"CUSTOMER","CustomerMasterKeySpec":"SYMMETRIC_DEFAULT","KeySpec":"SYMMETRIC_DEFAULT",\
      "EncryptionAlgorithms":["SYMMETRIC_DEFAULT"],"MultiRegion":false,"CurrentKeyMaterialId":"ab12"}
      """)
    #expect(key.keyID == Self.id)
    #expect(key.arn == Self.arn)
    #expect(key.accountID == "111122223333")
    #expect(key.created == Date(timeIntervalSince1970: 1_601_329_222.043))
    #expect(key.enabled)
    #expect(key.description == "ledger")
    #expect(
      [key.usage, key.state, key.origin, key.manager] == [
        "ENCRYPT_DECRYPT", "Enabled", "AWS_KMS", "CUSTOMER",
      ])
    #expect(key.spec == "SYMMETRIC_DEFAULT")
    #expect(key.algorithms == ["SYMMETRIC_DEFAULT"])
    #expect(!key.multiRegion)
    #expect(key.currentKeyMaterialID == "ab12")
    #expect(key.unknownFields.isEmpty)
  }

  @Test func aMultiRegionReplicaPendingDeletionIsReadInFull() async throws {
    let key = try await Self.describe(
      """
      {"KeyId":"mrk-1","Arn":"arn:aws:kms:eu-west-1:111122223333:key/mrk-1","KeyState":"PendingReplicaDeletion",\
      "DeletionDate":1766880000,"ValidTo":1766880001,"ExpirationModel":"KEY_MATERIAL_EXPIRES","MultiRegion":true,\
      "MultiRegionConfiguration":{"MultiRegionKeyType":"PRIMARY","PrimaryKey":{"Arn":"p","Region":"eu-west-1"},\
      "ReplicaKeys":[{"Arn":"r","Region":"us-east-1"}]},"PendingDeletionWindowInDays":7,"CustomKeyStoreId":"cks-1",\
      "MacAlgorithms":["HMAC_SHA_256"]}
      """)
    #expect(key.state == "PendingReplicaDeletion")
    #expect(key.deletionDate == Date(timeIntervalSince1970: 1_766_880_000))
    #expect(key.validTo == Date(timeIntervalSince1970: 1_766_880_001))
    #expect(key.expirationModel == "KEY_MATERIAL_EXPIRES")
    #expect(key.multiRegionType == "PRIMARY")
    #expect(key.primary == .init(arn: "p", region: "eu-west-1"))
    #expect(key.replicas == [.init(arn: "r", region: "us-east-1")])
    #expect(key.pendingWindowInDays == 7)
    #expect(key.customKeyStoreID == "cks-1")
    #expect(key.algorithms == ["HMAC_SHA_256"])
    #expect(key.unknownFields.isEmpty)
  }

  @Test func whatAWSAddsLaterIsKeptAsItCame() async throws {
    let key = try await Self.describe(
      """
      {"KeyId":"k","KeyState":"Hibernating","Quantum":{"b":[1,2.50],"a":"é\\n"},"Enabled":"yes","Nothing":null,\
      "CreationDate":"2026-11-21","XksKeyConfiguration":{"Id":"x"}}
      """)
    #expect(key.state == "Hibernating")
    #expect(!key.enabled)
    #expect(key.created == nil)
    #expect(
      key.unknownFields == [
        .init(name: "Quantum", json: "{\"b\":[1,2.50],\"a\":\"é\\n\"}"),
        .init(name: "Enabled", json: "\"yes\""),
        .init(name: "CreationDate", json: "\"2026-11-21\""),
        .init(name: "XksKeyConfiguration", json: "{\"Id\":\"x\"}"),
      ])
  }

  @Test func anOldAnswerNamesTheSpecByItsOldName() async throws {
    #expect(
      try await Self.describe("{\"KeyId\":\"k\",\"CustomerMasterKeySpec\":\"RSA_2048\"}").spec == "RSA_2048")
  }

  @Test(arguments: ["{}", "null", "[]", "{\"KeyId\":\"\"}", "{\"KeyId\":7}"])
  func withoutAKeyIDThereIsNoKey(_ metadata: String) async {
    let error = await TestClient.failure { () throws(AWSError) in try await Self.describe(metadata) }
    #expect(error?.kind == .unreadableAnswer)
  }

  @Test func thePolicyComesAsItsText() async throws {
    let transport = ScriptedTransport([
      .ok("{\"Policy\":\"{\\n  \\\"Id\\\" : \\\"\\u00e9\\\"\\n}\",\"PolicyName\":\"default\"}")
    ])
    #expect(try await TestClient.kms(transport).getKeyPolicy("k") == "{\n  \"Id\" : \"é\"\n}")
    #expect(transport.bodies == ["{\"KeyId\":\"k\",\"PolicyName\":\"default\"}"])
  }

  @Test func rotationIsReadOnOffAndUnderWay() async throws {
    let transport = ScriptedTransport([
      .ok("{\"KeyId\":\"\(Self.arn)\",\"KeyRotationEnabled\":false}"),
      .ok(
        "{\"KeyRotationEnabled\":true,\"RotationPeriodInDays\":365,\"NextRotationDate\":1790000000.5,"
          + "\"OnDemandRotationStartDate\":1790000001}"),
    ])
    let client = TestClient.kms(transport)
    #expect(try await client.getKeyRotationStatus("k") == KeyRotationStatus(enabled: false))
    let status = try await client.getKeyRotationStatus("k")
    #expect(status.periodInDays == 365)
    #expect(status.nextRotation == Date(timeIntervalSince1970: 1_790_000_000.5))
    #expect(status.onDemandStart == Date(timeIntervalSince1970: 1_790_000_001))
  }

  @Test func aGrantIsReadWithItsConstraints() async throws {
    let transport = ScriptedTransport([
      .ok(
        """
        {"Grants":[{"KeyId":"k","GrantId":"g1","Name":"","GranteePrincipal":"arn:role","Operations":["Decrypt"],\
        "IssuingAccount":"arn:aws:iam::111122223333:root","RetiringPrincipal":"arn:retire","CreationDate":1790000000,\
        "Constraints":{"EncryptionContextSubset":{"a":"b"}}},{"GrantId":"g2","Name":"n","Constraints":{}}]}
        """)
    ])
    let grants = try await TestClient.kms(transport).listAllGrants("k")
    #expect(grants.map(\.grantID) == ["g1", "g2"])
    #expect(grants.map(\.name) == [nil, "n"])
    #expect(grants[0].grantee == "arn:role")
    #expect(grants[0].operations == ["Decrypt"])
    #expect(grants[0].retiring == "arn:retire")
    #expect(grants[0].issuingAccount == "arn:aws:iam::111122223333:root")
    #expect(grants[0].created == Date(timeIntervalSince1970: 1_790_000_000))
    #expect(grants.map(\.constraints) == ["{\"EncryptionContextSubset\":{\"a\":\"b\"}}", nil])
  }
}
