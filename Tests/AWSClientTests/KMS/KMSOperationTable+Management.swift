import FoundationEssentials

@testable import AWSClient

extension KMSOperationTable {
  static let keys: [String: Call] = [
    "ListKeys": { client, input throws(AWSError) in
      page("Keys", try await client.listKeys(marker: input.maybe("Marker"))) {
        object(Fields().with("KeyId", $0.keyID).with("KeyArn", $0.arn))
      }
    },
    "DescribeKey": { client, input throws(AWSError) in
      let key = try await client.describeKey(input.text("KeyId"), grantTokens: input.texts("GrantTokens"))
      return Fields().with("KeyMetadata", metadata(key))
    },
    "CreateKey": { client, input throws(AWSError) in
      let call = CreateKeyCall(
        description: input.maybe("Description"), spec: input.maybe("KeySpec"), usage: input.maybe("KeyUsage"),
        origin: input.maybe("Origin"), multiRegion: input["MultiRegion"]?.bool, policy: input.maybe("Policy"),
        tags: input.tags("Tags"), customKeyStoreID: input.maybe("CustomKeyStoreId"),
        xksKeyID: input.maybe("XksKeyId"))
      return Fields().with("KeyMetadata", metadata(try await client.call(call)))
    },
    "EnableKey": { client, input throws(AWSError) in
      try await client.enableKey(input.text("KeyId"))
      return Fields()
    },
    "DisableKey": { client, input throws(AWSError) in
      try await client.disableKey(input.text("KeyId"))
      return Fields()
    },
    "UpdateKeyDescription": { client, input throws(AWSError) in
      try await client.updateKeyDescription(input.text("KeyId"), description: input.text("Description"))
      return Fields()
    },
    "ScheduleKeyDeletion": { client, input throws(AWSError) in
      let answer = try await client.scheduleKeyDeletion(
        input.text("KeyId"), pendingWindowInDays: input["PendingWindowInDays"]?.int ?? 0)
      return Fields().with("DeletionDate", answer.deletionDate)
        .with("KeyState", answer.state.isEmpty ? nil : answer.state)
        .with("PendingWindowInDays", answer.pendingWindowInDays)
    },
    "CancelKeyDeletion": { client, input throws(AWSError) in
      try await client.cancelKeyDeletion(input.text("KeyId"))
      return Fields()
    },
    "GetPublicKey": { client, input throws(AWSError) in
      let key = try await client.getPublicKey(input.text("KeyId"), grantTokens: input.texts("GrantTokens"))
      return Fields().with("KeyId", key.keyID).with("PublicKey", key.publicKey).with("KeySpec", key.spec)
        .with("KeyUsage", key.usage).with("Algorithms", key.algorithms)
    },
    "GetKeyLastUsage": { client, input throws(AWSError) in
      let usage = try await client.getKeyLastUsage(input.text("KeyId"))
      return Fields().with(
        "KeyLastUsage",
        object(
          Fields().with("Operation", usage.operation).with("Timestamp", usage.time)
            .with("CloudTrailEventId", usage.cloudTrailEventID).with("KmsRequestId", usage.requestID))
      ).with("TrackingStartDate", usage.trackingStart).with("KeyCreationDate", usage.keyCreated)
        .with("KeyId", input.text("KeyId"))
    },
  ]

  static let management: [String: Call] = [
    "GetKeyPolicy": { client, input throws(AWSError) in
      Fields().with("Policy", try await client.getKeyPolicy(input.text("KeyId")))
    },
    "PutKeyPolicy": { client, input throws(AWSError) in
      try await client.putKeyPolicy(input.text("KeyId"), policy: input.text("Policy"))
      return Fields()
    },
    "ListKeyPolicies": { client, input throws(AWSError) in
      page(
        "PolicyNames",
        try await client.listKeyPolicies(input.text("KeyId"), marker: input.maybe("Marker"))
      ) { .string($0) }
    },
    "ListAliases": { client, input throws(AWSError) in
      page(
        "Aliases",
        try await client.listAliases(keyID: input.maybe("KeyId"), marker: input.maybe("Marker"))
      ) {
        object(
          Fields().with("AliasName", $0.name).with("AliasArn", $0.arn).with("TargetKeyId", $0.targetKeyID)
            .with("CreationDate", $0.created).with("LastUpdatedDate", $0.updated))
      }
    },
    "CreateAlias": { client, input throws(AWSError) in
      try await client.createAlias(input.text("AliasName"), keyID: input.text("TargetKeyId"))
      return Fields()
    },
    "UpdateAlias": { client, input throws(AWSError) in
      try await client.updateAlias(input.text("AliasName"), keyID: input.text("TargetKeyId"))
      return Fields()
    },
    "DeleteAlias": { client, input throws(AWSError) in
      try await client.deleteAlias(input.text("AliasName"))
      return Fields()
    },
    "ListResourceTags": { client, input throws(AWSError) in
      page(
        "Tags", try await client.listResourceTags(input.text("KeyId"), marker: input.maybe("Marker"))
      ) { object(Fields().with("TagKey", $0.key).with("TagValue", $0.value)) }
    },
    "TagResource": { client, input throws(AWSError) in
      try await client.tagResource(input.text("KeyId"), tags: input.tags("Tags"))
      return Fields()
    },
    "UntagResource": { client, input throws(AWSError) in
      try await client.untagResource(input.text("KeyId"), tagKeys: input.texts("TagKeys"))
      return Fields()
    },
    "UpdatePrimaryRegion": { client, input throws(AWSError) in
      try await client.updatePrimaryRegion(
        input.text("KeyId"), primaryRegion: input.text("PrimaryRegion"))
      return Fields()
    },
    "ReplicateKey": { client, input throws(AWSError) in
      let answer = try await client.call(
        ReplicateKeyCall(
          keyID: input.text("KeyId"), replicaRegion: input.text("ReplicaRegion"),
          policy: input.maybe("Policy"), description: input.maybe("Description"), tags: input.tags("Tags")))
      return Fields().with("ReplicaKeyMetadata", metadata(answer.metadata))
        .with("ReplicaPolicy", answer.policy).with("ReplicaTags", answer.tags)
    },
  ]
}
