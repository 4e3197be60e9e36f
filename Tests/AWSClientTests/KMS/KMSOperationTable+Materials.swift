import FoundationEssentials

@testable import AWSClient

extension KMSOperationTable {
  static let materials: [String: Call] = [
    "GetKeyRotationStatus": { client, input throws(AWSError) in
      let status = try await client.getKeyRotationStatus(input.text("KeyId"))
      return Fields().with("KeyRotationEnabled", status.enabled)
        .with("RotationPeriodInDays", status.periodInDays).with("NextRotationDate", status.nextRotation)
        .with("OnDemandRotationStartDate", status.onDemandStart)
    },
    "EnableKeyRotation": { client, input throws(AWSError) in
      try await client.enableKeyRotation(
        input.text("KeyId"), periodInDays: input["RotationPeriodInDays"]?.int)
      return Fields()
    },
    "DisableKeyRotation": { client, input throws(AWSError) in
      try await client.disableKeyRotation(input.text("KeyId"))
      return Fields()
    },
    "RotateKeyOnDemand": { client, input throws(AWSError) in
      try await client.rotateKeyOnDemand(input.text("KeyId"))
      return Fields()
    },
    "ListKeyRotations": { client, input throws(AWSError) in
      let rotations = try await client.listKeyRotations(
        input.text("KeyId"), includeAllMaterial: input["IncludeKeyMaterial"] != nil,
        marker: input.maybe("Marker"))
      return page("Rotations", rotations) {
        object(
          Fields().with("KeyId", $0.keyID).with("KeyMaterialId", $0.keyMaterialID)
            .with("KeyMaterialDescription", $0.keyMaterialDescription).with("ImportState", $0.importState)
            .with("KeyMaterialState", $0.keyMaterialState).with("ExpirationModel", $0.expirationModel)
            .with("ValidTo", $0.validTo).with("RotationDate", $0.rotationDate)
            .with("RotationType", $0.rotationType))
      }
    },
    "GetParametersForImport": { client, input throws(AWSError) in
      let answer = try await client.getParametersForImport(
        input.text("KeyId"), wrappingAlgorithm: input.text("WrappingAlgorithm"),
        wrappingKeySpec: input.text("WrappingKeySpec"))
      return Fields().with("KeyId", answer.keyID).with("ImportToken", answer.importToken)
        .with("PublicKey", answer.publicKey).with("ParametersValidTo", answer.validTo)
    },
    "ImportKeyMaterial": { client, input throws(AWSError) in
      var material = WrappedKeyMaterial(
        keyID: input.text("KeyId"), importToken: input.bytes("ImportToken") ?? [],
        encryptedKeyMaterial: input.bytes("EncryptedKeyMaterial") ?? [])
      material.expirationModel = input.maybe("ExpirationModel")
      material.validTo = KMSReader.date(input["ValidTo"])
      material.importType = input.maybe("ImportType")
      material.keyMaterialDescription = input.maybe("KeyMaterialDescription")
      material.keyMaterialID = input.maybe("KeyMaterialId")
      let answer = try await client.importKeyMaterial(material)
      return Fields().with("KeyId", answer.keyID).with("KeyMaterialId", answer.keyMaterialID)
    },
    "DeleteImportedKeyMaterial": { client, input throws(AWSError) in
      let answer = try await client.deleteImportedKeyMaterial(
        input.text("KeyId"), keyMaterialID: input.maybe("KeyMaterialId"))
      return Fields().with("KeyId", answer.keyID).with("KeyMaterialId", answer.keyMaterialID)
    },
  ]

  static let stores: [String: Call] = [
    "DescribeCustomKeyStores": { client, input throws(AWSError) in
      let stores = try await client.describeCustomKeyStores(
        id: input.maybe("CustomKeyStoreId"), name: input.maybe("CustomKeyStoreName"),
        marker: input.maybe("Marker"))
      return page("CustomKeyStores", stores) { object(store($0)) }
    },
    "CreateCustomKeyStore": { client, input throws(AWSError) in
      var settings = settings(input, name: "CustomKeyStoreName")
      settings.type = input.maybe("CustomKeyStoreType")
      settings.trustAnchorCertificate = input.maybe("TrustAnchorCertificate")
      return Fields().with("CustomKeyStoreId", try await client.createCustomKeyStore(settings))
    },
    "UpdateCustomKeyStore": { client, input throws(AWSError) in
      try await client.updateCustomKeyStore(
        input.text("CustomKeyStoreId"), settings(input, name: "NewCustomKeyStoreName"))
      return Fields()
    },
    "DeleteCustomKeyStore": { client, input throws(AWSError) in
      try await client.deleteCustomKeyStore(input.text("CustomKeyStoreId"))
      return Fields()
    },
    "ConnectCustomKeyStore": { client, input throws(AWSError) in
      try await client.connectCustomKeyStore(input.text("CustomKeyStoreId"))
      return Fields()
    },
    "DisconnectCustomKeyStore": { client, input throws(AWSError) in
      try await client.disconnectCustomKeyStore(input.text("CustomKeyStoreId"))
      return Fields()
    },
  ]

  private static func settings(_ input: JSONValue, name: String) -> CustomKeyStoreSettings {
    var settings = CustomKeyStoreSettings(name: input.maybe(name))
    settings.cloudHSMClusterID = input.maybe("CloudHsmClusterId")
    settings.keyStorePassword = input.maybe("KeyStorePassword").map { Secret($0) }
    let credential = input["XksProxyAuthenticationCredential"]
    settings.proxy = XksProxy(
      connectivity: input.maybe("XksProxyConnectivity"), uriEndpoint: input.maybe("XksProxyUriEndpoint"),
      uriPath: input.maybe("XksProxyUriPath"),
      vpcEndpointServiceName: input.maybe("XksProxyVpcEndpointServiceName"),
      vpcEndpointServiceOwner: input.maybe("XksProxyVpcEndpointServiceOwner"),
      accessKeyID: credential?.maybe("AccessKeyId"))
    settings.proxySecretAccessKey = credential?.maybe("RawSecretAccessKey").map { Secret($0) }
    return settings
  }

  private static func store(_ store: CustomKeyStore) -> JSONInput {
    let proxy = store.proxy.map { proxy in
      object(
        Fields().with("Connectivity", proxy.connectivity).with("AccessKeyId", proxy.accessKeyID)
          .with("UriEndpoint", proxy.uriEndpoint).with("UriPath", proxy.uriPath)
          .with("VpcEndpointServiceName", proxy.vpcEndpointServiceName)
          .with("VpcEndpointServiceOwner", proxy.vpcEndpointServiceOwner))
    }
    return Fields().with("CustomKeyStoreId", store.id).with("CustomKeyStoreName", store.name)
      .with("CustomKeyStoreType", store.type).with("ConnectionState", store.connectionState)
      .with("ConnectionErrorCode", store.connectionErrorCode).with("CreationDate", store.created)
      .with("CloudHsmClusterId", store.cloudHSMClusterID)
      .with("TrustAnchorCertificate", store.trustAnchorCertificate).with("XksProxyConfiguration", proxy)
  }
}
