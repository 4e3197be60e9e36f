/// What a custom key store is made with, or what is to change of one; nil leaves it as it is.
package struct CustomKeyStoreSettings: Sendable {
  package var name: String?
  /// `AWS_CLOUDHSM` (nil) or `EXTERNAL_KEY_STORE`; cannot change.
  package var type: String?
  package var cloudHSMClusterID: String?
  /// PEM; cannot change.
  package var trustAnchorCertificate: String?
  /// Of the user `kmsuser` in the cluster.
  package var keyStorePassword: Secret?
  package var proxy = XksProxy()
  /// Goes with the access key id of the proxy.
  package var proxySecretAccessKey: Secret?

  package init(name: String? = nil) { self.name = name }

  var inputToCreate: JSONInput {
    common(
      JSONInput().with("CustomKeyStoreName", name).with("CustomKeyStoreType", type)
        .with("TrustAnchorCertificate", trustAnchorCertificate))
  }

  func inputToUpdate(_ id: String) -> JSONInput {
    common(JSONInput().with("CustomKeyStoreId", id).with("NewCustomKeyStoreName", name))
  }

  private func common(_ input: JSONInput) -> JSONInput {
    input
      .with("CloudHsmClusterId", cloudHSMClusterID)
      .with("KeyStorePassword", keyStorePassword)
      .with("XksProxyUriEndpoint", proxy.uriEndpoint)
      .with("XksProxyUriPath", proxy.uriPath)
      .with("XksProxyVpcEndpointServiceName", proxy.vpcEndpointServiceName)
      .with("XksProxyVpcEndpointServiceOwner", proxy.vpcEndpointServiceOwner)
      .with("XksProxyAuthenticationCredential", proxyCredential)
      .with("XksProxyConnectivity", proxy.connectivity)
  }

  private var proxyCredential: JSONValue? {
    guard let accessKeyID = proxy.accessKeyID, let proxySecretAccessKey else { return nil }
    return .object(
      JSONInput().with("AccessKeyId", accessKeyID).with("RawSecretAccessKey", proxySecretAccessKey).members)
  }
}
