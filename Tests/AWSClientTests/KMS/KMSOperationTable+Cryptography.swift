@testable import AWSClient

extension KMSOperationTable {
  static func encrypt(_ input: JSONValue) -> EncryptCall {
    EncryptCall(
      keyID: input.text("KeyId"), plaintext: input.secret("Plaintext"),
      encryptionContext: input.map("EncryptionContext"), algorithm: input.maybe("EncryptionAlgorithm"),
      grantTokens: input.texts("GrantTokens"))
  }

  static func decrypt(_ input: JSONValue) -> DecryptCall {
    DecryptCall(
      ciphertext: input.bytes("CiphertextBlob"), keyID: input.maybe("KeyId"),
      encryptionContext: input.map("EncryptionContext"), algorithm: input.maybe("EncryptionAlgorithm"),
      grantTokens: input.texts("GrantTokens"), recipient: input.recipient,
      dryRunModifiers: input.texts("DryRunModifiers"))
  }

  static func reEncrypt(_ input: JSONValue) -> ReEncryptCall {
    ReEncryptCall(
      ciphertext: input.bytes("CiphertextBlob"), destinationKeyID: input.text("DestinationKeyId"),
      destinationContext: input.map("DestinationEncryptionContext"),
      destinationAlgorithm: input.maybe("DestinationEncryptionAlgorithm"),
      sourceKeyID: input.maybe("SourceKeyId"), sourceContext: input.map("SourceEncryptionContext"),
      sourceAlgorithm: input.maybe("SourceEncryptionAlgorithm"), grantTokens: input.texts("GrantTokens"),
      dryRunModifiers: input.texts("DryRunModifiers"))
  }

  static func derive(_ input: JSONValue) -> DeriveSharedSecretCall {
    DeriveSharedSecretCall(
      keyID: input.text("KeyId"), algorithm: input.text("KeyAgreementAlgorithm"),
      publicKey: input.bytes("PublicKey") ?? [], grantTokens: input.texts("GrantTokens"),
      recipient: input.recipient)
  }

  static func encapsulate(_ input: JSONValue) -> EncapsulateCall {
    EncapsulateCall(
      keyID: input.text("KeyId"), algorithm: input.text("EncapsulationAlgorithm"),
      grantTokens: input.texts("GrantTokens"))
  }

  static func decapsulate(_ input: JSONValue) -> DecapsulateCall {
    DecapsulateCall(
      keyID: input.text("KeyId"), ciphertext: input.bytes("SharedSecretCiphertextBlob") ?? [],
      algorithm: input.text("EncapsulationAlgorithm"), grantTokens: input.texts("GrantTokens"))
  }

  static let cryptography: [String: Call] = [
    "Encrypt": { client, input throws(AWSError) in
      let answer = try await client.call(encrypt(input))
      return Fields().with("CiphertextBlob", answer.ciphertext).with("KeyId", answer.keyID)
        .with("EncryptionAlgorithm", answer.algorithm)
    },
    "Decrypt": { client, input throws(AWSError) in
      let answer = try await client.call(decrypt(input))
      return Fields().with("KeyId", answer.keyID).with("Plaintext", answer.plaintext)
        .with("EncryptionAlgorithm", answer.algorithm)
        .with("CiphertextForRecipient", answer.ciphertextForRecipient)
        .with("KeyMaterialId", answer.keyMaterialID)
    },
    "ReEncrypt": { client, input throws(AWSError) in
      let answer = try await client.call(reEncrypt(input))
      return Fields().with("CiphertextBlob", answer.ciphertext).with("KeyId", answer.keyID)
        .with("SourceKeyId", answer.sourceKeyID).with("SourceEncryptionAlgorithm", answer.sourceAlgorithm)
        .with("DestinationEncryptionAlgorithm", answer.destinationAlgorithm)
        .with("SourceKeyMaterialId", answer.sourceKeyMaterialID)
        .with("DestinationKeyMaterialId", answer.destinationKeyMaterialID)
    },
    "DeriveSharedSecret": { client, input throws(AWSError) in
      let answer = try await client.call(derive(input))
      return Fields().with("KeyId", answer.keyID).with("SharedSecret", answer.sharedSecret)
        .with("CiphertextForRecipient", answer.ciphertextForRecipient)
        .with("KeyAgreementAlgorithm", answer.algorithm).with("KeyOrigin", answer.keyOrigin)
    },
    "Encapsulate": { client, input throws(AWSError) in
      let answer = try await client.call(encapsulate(input))
      return Fields().with("KeyId", answer.keyID).with("SharedSecret", answer.sharedSecret)
        .with("SharedSecretCiphertextBlob", answer.ciphertext)
        .with("EncapsulationAlgorithm", answer.algorithm)
    },
    "Decapsulate": { client, input throws(AWSError) in
      let answer = try await client.call(decapsulate(input))
      return Fields().with("KeyId", answer.keyID).with("SharedSecret", answer.sharedSecret)
        .with("EncapsulationAlgorithm", answer.algorithm)
    },
    "GenerateRandom": { client, input throws(AWSError) in
      let answer = try await client.call(
        GenerateRandomCall(
          byteCount: input["NumberOfBytes"]?.int ?? 0, customKeyStoreID: input.maybe("CustomKeyStoreId"),
          recipient: input.recipient))
      return Fields().with("Plaintext", answer.plaintext)
        .with("CiphertextForRecipient", answer.ciphertextForRecipient)
    },
  ]
}
