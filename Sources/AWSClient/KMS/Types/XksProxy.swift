/// How KMS reaches the proxy of an external key store.
package struct XksProxy: Sendable, Hashable {
  /// `PUBLIC_ENDPOINT` or `VPC_ENDPOINT_SERVICE`.
  package var connectivity: String?
  package var uriEndpoint: String?
  package var uriPath: String?
  package var vpcEndpointServiceName: String?
  package var vpcEndpointServiceOwner: String?
  /// The id of the credential, as AWS shows it; the secret half is never shown.
  package var accessKeyID: String?

  package init(
    connectivity: String? = nil, uriEndpoint: String? = nil, uriPath: String? = nil,
    vpcEndpointServiceName: String? = nil, vpcEndpointServiceOwner: String? = nil, accessKeyID: String? = nil
  ) {
    self.connectivity = connectivity
    self.uriEndpoint = uriEndpoint
    self.uriPath = uriPath
    self.vpcEndpointServiceName = vpcEndpointServiceName
    self.vpcEndpointServiceOwner = vpcEndpointServiceOwner
    self.accessKeyID = accessKeyID
  }

  static func read(_ value: JSONValue) -> XksProxy {
    XksProxy(
      connectivity: value["Connectivity"]?.string, uriEndpoint: value["UriEndpoint"]?.string,
      uriPath: value["UriPath"]?.string, vpcEndpointServiceName: value["VpcEndpointServiceName"]?.string,
      vpcEndpointServiceOwner: value["VpcEndpointServiceOwner"]?.string,
      accessKeyID: value["AccessKeyId"]?.string)
  }
}
