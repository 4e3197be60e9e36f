import AWSClient

extension Account {
  /// CreateKey: spec, usage and origin must fit, a policy passes the same checks as in PutKeyPolicy.
  ///
  /// Without a policy the key gets the default one and nothing is checked (recorded on AWS).
  mutating func createKey(_ input: inout RequestInput, _ call: Call) throws(ServiceError) -> JSONValue {
    let policy = try input.optionalText("Policy", lengths: 1...131_072)
    let description = try input.optionalText("Description", lengths: 0...8192) ?? ""
    let bypass = try input.flag("BypassPolicyLockoutSafetyCheck")
    let multiRegion = try input.flag("MultiRegion")
    let tags = try input.tags("Tags", required: false) ?? []
    let origin = try input.choice("Origin", of: KeySpecification.origins) ?? "AWS_KMS"
    let store = try input.optionalText("CustomKeyStoreId", lengths: 1...64)
    let specification = try keySpecification(&input)
    try checkStore(store, origin: origin, specification: specification, multiRegion: multiRegion)
    try Self.checkTags(tags)

    let keyID = multiRegion ? identifiers.multiRegionID() : identifiers.uuid()
    let keyARN = arn(region: call.region, "key/\(keyID)")
    let text: String
    if let policy {
      text = try acceptedPolicy(policy, keyARN: keyARN, bypassLockoutCheck: bypass)
    } else {
      text = KeyPolicyTexts.standard(account: id)
    }
    var key = KeyRecord(id: keyID, arn: keyARN, created: call.now, policy: text)
    key.description = description
    key.tags = tags
    key.specification = specification
    key.origin = origin
    key.customKeyStoreID = store
    key.state = origin == "EXTERNAL" ? .pendingImport : .enabled
    key.part = multiRegion ? .primary : nil
    key.primaryRegion = multiRegion ? call.region : nil
    if specification.isSymmetricEncryption, origin == "AWS_KMS" {
      key.materialID = identifiers.hex(digits: 64)
    }
    add(key, in: call.region)
    return .object([JSONValue.Member("KeyMetadata", metadata(of: key))])
  }

  /// KeySpec (or its deprecated twin) with KeyUsage, in the words recorded on AWS.
  private func keySpecification(_ input: inout RequestInput) throws(ServiceError) -> KeySpecification {
    let new = try input.choice("KeySpec", of: KeySpecification.specs)
    let old = try input.choice("CustomerMasterKeySpec", of: KeySpecification.specs)
    let usage = try input.choice("KeyUsage", of: KeySpecification.usages)
    try input.check()
    if new != nil, old != nil {
      throw .validation(
        "You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated."
      )
    }
    let spec = new ?? old ?? "SYMMETRIC_DEFAULT"
    guard let usage = usage ?? (spec == "SYMMETRIC_DEFAULT" ? "ENCRYPT_DECRYPT" : nil) else {
      throw .validation(
        "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.")
    }
    guard KeySpecification.usages(of: spec).contains(usage) else {
      throw .validation("KeyUsage \(usage) is not compatible with KeySpec \(spec)")
    }
    return KeySpecification(spec: spec, usage: usage)
  }

  /// Custom key stores hold single-Region symmetric encryption keys and must be connected (API reference, CreateKey).
  private func checkStore(
    _ store: String?, origin: String, specification: KeySpecification, multiRegion: Bool
  ) throws(ServiceError) {
    let inStore = origin == "AWS_CLOUDHSM" || origin == "EXTERNAL_KEY_STORE"
    guard inStore else {
      if let store {
        throw .validation("CustomKeyStoreId \(store) cannot be used with the key origin \(origin).")
      }
      return
    }
    guard let store else {
      throw .validation("CustomKeyStoreId is required for the key origin \(origin).")
    }
    if multiRegion || !specification.isSymmetricEncryption {
      throw .unsupported("Keys in a custom key store must be single-Region symmetric encryption keys.")
    }
    guard let known = keyStores.first(where: { $0.id == store }) else {
      throw .modelled("CustomKeyStoreNotFoundException", "Custom key store \(store) does not exist.")
    }
    if !known.connected {
      throw .modelled("CustomKeyStoreInvalidStateException", "Custom key store \(store) is not connected.")
    }
  }
}
