import AWSClient
import Foundation
import Testing

@testable import KMSSandbox

/// CreateKey: what fits together, and what DescribeKey then says.
struct CreateKeyTests {
  struct Kind: Sendable, CustomTestStringConvertible {
    var spec: String
    var usage: String
    var member: String
    var algorithms: [String]
    var testDescription: String { "\(spec) \(usage)" }
  }

  private static let rsaSigning = [
    "RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512",
    "RSASSA_PSS_SHA_256",
    "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512",
  ]

  /// "Key spec reference" of the Developer Guide.
  static let kinds: [Kind] =
    [
      Kind(
        spec: "SYMMETRIC_DEFAULT", usage: "ENCRYPT_DECRYPT", member: "EncryptionAlgorithms",
        algorithms: ["SYMMETRIC_DEFAULT"])
    ]
    + ["224", "256", "384", "512"].map { bits in
      Kind(
        spec: "HMAC_\(bits)", usage: "GENERATE_VERIFY_MAC", member: "MacAlgorithms",
        algorithms: ["HMAC_SHA_\(bits)"])
    }
    + ["RSA_2048", "RSA_3072", "RSA_4096"].flatMap { spec in
      [
        Kind(
          spec: spec, usage: "ENCRYPT_DECRYPT", member: "EncryptionAlgorithms",
          algorithms: ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"]),
        Kind(spec: spec, usage: "SIGN_VERIFY", member: "SigningAlgorithms", algorithms: rsaSigning),
      ]
    }
    + [("ECC_NIST_P256", "256"), ("ECC_NIST_P384", "384"), ("ECC_NIST_P521", "512")].flatMap { spec, hash in
      [
        Kind(
          spec: spec, usage: "SIGN_VERIFY", member: "SigningAlgorithms", algorithms: ["ECDSA_SHA_\(hash)"]),
        Kind(spec: spec, usage: "KEY_AGREEMENT", member: "KeyAgreementAlgorithms", algorithms: ["ECDH"]),
      ]
    }
    + [
      Kind(
        spec: "ECC_SECG_P256K1", usage: "SIGN_VERIFY", member: "SigningAlgorithms",
        algorithms: ["ECDSA_SHA_256"]),
      Kind(
        spec: "ECC_NIST_EDWARDS25519", usage: "SIGN_VERIFY", member: "SigningAlgorithms",
        algorithms: ["ED25519_SHA_512", "ED25519_PH_SHA_512"]),
    ]
    + ["ML_DSA_44", "ML_DSA_65", "ML_DSA_87"].map { spec in
      Kind(spec: spec, usage: "SIGN_VERIFY", member: "SigningAlgorithms", algorithms: ["ML_DSA_SHAKE_256"])
    }

  @Test("A key of each kind has the members AWS gives it, in AWS's order", arguments: kinds)
  func metadata(_ kind: Kind) async throws {
    let caller = SandboxCaller { _ in }
    let created = try await caller.call(
      "CreateKey",
      [
        JSONValue.Member("KeySpec", .string(kind.spec)), JSONValue.Member("KeyUsage", .string(kind.usage)),
        JSONValue.Member("Description", .string("made here")),
      ])
    let metadata = try #require(created.body?["KeyMetadata"])
    guard case .object(let members) = metadata else { throw TestFailure("KeyMetadata is no object") }
    let isMac = kind.member == "MacAlgorithms"
    let names =
      [
        "AWSAccountId", "KeyId", "Arn", "CreationDate", "Enabled", "Description", "KeyUsage", "KeyState",
        "Origin",
        "KeyManager", "CustomerMasterKeySpec", "KeySpec",
      ] + (isMac ? ["MultiRegion", kind.member] : [kind.member, "MultiRegion"])
      + (kind.spec == "SYMMETRIC_DEFAULT" ? ["CurrentKeyMaterialId"] : [])
    #expect(members.map(\.name) == names)
    #expect(metadata[kind.member] == .array(kind.algorithms.map { .string($0) }))
    #expect(metadata["KeyState"] == .string("Enabled"))
    #expect(metadata["Description"] == .string("made here"))
    #expect(metadata["CreationDate"] == .number("1780315200"))
    let keyID = try #require(metadata["KeyId"]?.string)
    #expect(try await caller.call("DescribeKey", key: keyID).body?["KeyMetadata"] == metadata)
    #expect(try await caller.call("ListKeys").body?["Keys"]?.array?.count == 1)
  }

  @Test("Every other pair of spec and usage is refused in AWS's words", arguments: KeySpecification.specs)
  func misfits(_ spec: String) async throws {
    let caller = SandboxCaller { _ in }
    for usage in KeySpecification.usages
    where !Self.kinds.contains(where: { $0.spec == spec && $0.usage == usage }) {
      let reply = try await caller.call(
        "CreateKey",
        [JSONValue.Member("KeySpec", .string(spec)), JSONValue.Member("KeyUsage", .string(usage))])
      #expect(
        reply.outcome == "ValidationException: KeyUsage \(usage) is not compatible with KeySpec \(spec)")
    }
    #expect(try await caller.call("ListKeys").body?["Keys"] == .array([]))
  }

  @Test("SM2 is no key spec of this Region")
  func sm2() async throws {
    let reply = try await SandboxCaller().call(
      "CreateKey", json: #"{"KeySpec":"SM2","KeyUsage":"SIGN_VERIFY"}"#)
    #expect(reply.code == "ValidationException")
    #expect(
      reply.message?.hasPrefix(
        "1 validation error detected: Value 'SM2' at 'keySpec' failed to satisfy constraint: Member must satisfy enum "
          + "value set: [RSA_2048, ECC_NIST_P384, ") == true)
  }

  @Test("A key for imported material waits for it")
  func external() async throws {
    let reply = try await SandboxCaller().call("CreateKey", json: #"{"Origin":"EXTERNAL"}"#)
    let metadata = reply.body?["KeyMetadata"]
    #expect(metadata?["KeyState"] == .string("PendingImport"))
    #expect(metadata?["Enabled"] == .bool(false))
    #expect(metadata?["CurrentKeyMaterialId"] == nil)
    #expect(metadata?["ExpirationModel"] == nil)
  }

  @Test("A multi-Region key is a primary without replicas")
  func multiRegion() async throws {
    let reply = try await SandboxCaller().call("CreateKey", json: #"{"MultiRegion":true}"#)
    let metadata = try #require(reply.body?["KeyMetadata"])
    let arn = try #require(metadata["Arn"]?.string)
    #expect(metadata["KeyId"]?.string?.hasPrefix("mrk-") == true)
    #expect(
      metadata["MultiRegionConfiguration"]
        == .object([
          JSONValue.Member("MultiRegionKeyType", .string("PRIMARY")),
          JSONValue.Member(
            "PrimaryKey",
            .object([JSONValue.Member("Arn", .string(arn)), JSONValue.Member("Region", .string("eu-west-1"))])
          ),
          JSONValue.Member("ReplicaKeys", .array([])),
        ]))
  }

  @Test(
    "Custom key stores: unknown, disconnected, missing, for the wrong kind of key",
    arguments: [
      (#"{"Origin":"AWS_CLOUDHSM","CustomKeyStoreId":"cks-unknown"}"#, "CustomKeyStoreNotFoundException"),
      (
        #"{"Origin":"AWS_CLOUDHSM","CustomKeyStoreId":"\#(ExampleBuilder.hsmStore)"}"#,
        "CustomKeyStoreInvalidStateException"
      ),
      (#"{"Origin":"AWS_CLOUDHSM"}"#, "ValidationException"),
      (
        #"{"Origin":"AWS_CLOUDHSM","CustomKeyStoreId":"\#(ExampleBuilder.hsmStore)","MultiRegion":true}"#,
        "UnsupportedOperationException"
      ),
    ])
  func stores(_ body: String, _ code: String) async throws {
    #expect(try await SandboxCaller().call("CreateKey", json: body).code == code)
  }
}

/// A test could not go on.
struct TestFailure: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
