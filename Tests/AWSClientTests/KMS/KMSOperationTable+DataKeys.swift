@testable import AWSClient

extension KMSOperationTable {
  static func dataKey(_ input: JSONValue) -> GenerateDataKeyCall {
    GenerateDataKeyCall(
      keyID: input.text("KeyId"), spec: input.maybe("KeySpec"), byteCount: input["NumberOfBytes"]?.int,
      encryptionContext: input.map("EncryptionContext"), grantTokens: input.texts("GrantTokens"),
      recipient: input.recipient)
  }

  static func encryptedDataKey(_ input: JSONValue) -> GenerateDataKeyWithoutPlaintextCall {
    GenerateDataKeyWithoutPlaintextCall(
      keyID: input.text("KeyId"), spec: input.maybe("KeySpec"), byteCount: input["NumberOfBytes"]?.int,
      encryptionContext: input.map("EncryptionContext"), grantTokens: input.texts("GrantTokens"))
  }

  static func pair(_ input: JSONValue) -> GenerateDataKeyPairCall {
    GenerateDataKeyPairCall(
      keyID: input.text("KeyId"), pairSpec: input.text("KeyPairSpec"),
      encryptionContext: input.map("EncryptionContext"), grantTokens: input.texts("GrantTokens"),
      recipient: input.recipient)
  }

  static func encryptedPair(_ input: JSONValue) -> GenerateDataKeyPairWithoutPlaintextCall {
    GenerateDataKeyPairWithoutPlaintextCall(
      keyID: input.text("KeyId"), pairSpec: input.text("KeyPairSpec"),
      encryptionContext: input.map("EncryptionContext"), grantTokens: input.texts("GrantTokens"))
  }

  static let dataKeys: [String: Call] = [
    "GenerateDataKey": { client, input throws(AWSError) in
      let answer = try await client.call(dataKey(input))
      return Fields().with("CiphertextBlob", answer.ciphertext).with("Plaintext", answer.plaintext)
        .with("KeyId", answer.keyID).with("CiphertextForRecipient", answer.ciphertextForRecipient)
        .with("KeyMaterialId", answer.keyMaterialID)
    },
    "GenerateDataKeyWithoutPlaintext": { client, input throws(AWSError) in
      let answer = try await client.call(encryptedDataKey(input))
      return Fields().with("CiphertextBlob", answer.ciphertext).with("KeyId", answer.keyID)
        .with("KeyMaterialId", answer.keyMaterialID)
    },
    "GenerateDataKeyPair": { client, input throws(AWSError) in
      let answer = try await client.call(pair(input))
      return Fields().with("PrivateKeyCiphertextBlob", answer.privateKeyCiphertext)
        .with("PrivateKeyPlaintext", answer.privateKey).with("PublicKey", answer.publicKey)
        .with("KeyId", answer.keyID).with("KeyPairSpec", answer.pairSpec)
        .with("CiphertextForRecipient", answer.ciphertextForRecipient)
        .with("KeyMaterialId", answer.keyMaterialID)
    },
    "GenerateDataKeyPairWithoutPlaintext": { client, input throws(AWSError) in
      let answer = try await client.call(encryptedPair(input))
      return Fields().with("PrivateKeyCiphertextBlob", answer.privateKeyCiphertext)
        .with("PublicKey", answer.publicKey).with("KeyId", answer.keyID).with("KeyPairSpec", answer.pairSpec)
        .with("KeyMaterialId", answer.keyMaterialID)
    },
  ]

  static func sign(_ input: JSONValue) -> SignCall {
    SignCall(
      keyID: input.text("KeyId"), message: input.secret("Message"), messageType: input.maybe("MessageType"),
      algorithm: input.text("SigningAlgorithm"), grantTokens: input.texts("GrantTokens"))
  }

  static func verify(_ input: JSONValue) -> VerifyCall {
    VerifyCall(
      keyID: input.text("KeyId"), message: input.secret("Message"), messageType: input.maybe("MessageType"),
      signature: input.bytes("Signature") ?? [], algorithm: input.text("SigningAlgorithm"),
      grantTokens: input.texts("GrantTokens"))
  }

  static func mac(_ input: JSONValue) -> GenerateMacCall {
    GenerateMacCall(
      keyID: input.text("KeyId"), message: input.secret("Message"), algorithm: input.text("MacAlgorithm"),
      grantTokens: input.texts("GrantTokens"))
  }

  static func verifyMac(_ input: JSONValue) -> VerifyMacCall {
    VerifyMacCall(
      keyID: input.text("KeyId"), message: input.secret("Message"), mac: input.bytes("Mac") ?? [],
      algorithm: input.text("MacAlgorithm"), grantTokens: input.texts("GrantTokens"))
  }

  static let signatures: [String: Call] = [
    "Sign": { client, input throws(AWSError) in
      let answer = try await client.call(sign(input))
      return Fields().with("Signature", answer.signature).with("KeyId", answer.keyID)
        .with("SigningAlgorithm", answer.algorithm)
    },
    "Verify": { client, input throws(AWSError) in
      let answer = try await client.call(verify(input))
      return Fields().with("SignatureValid", answer.isValid).with("KeyId", answer.keyID)
        .with("SigningAlgorithm", answer.algorithm)
    },
    "GenerateMac": { client, input throws(AWSError) in
      let answer = try await client.call(mac(input))
      return Fields().with("Mac", answer.mac).with("KeyId", answer.keyID)
        .with("MacAlgorithm", answer.algorithm)
    },
    "VerifyMac": { client, input throws(AWSError) in
      let answer = try await client.call(verifyMac(input))
      return Fields().with("MacValid", answer.isValid).with("KeyId", answer.keyID)
        .with("MacAlgorithm", answer.algorithm)
    },
  ]
}
