package import struct FoundationEssentials.Date

/// One row of DescribeCustomKeyStores.
package struct CustomKeyStore: Sendable, Hashable {
  package var id: String
  package var name: String
  /// `AWS_CLOUDHSM` or `EXTERNAL_KEY_STORE`.
  package var type: String?
  /// For example `CONNECTED` or `FAILED`.
  package var connectionState: String?
  package var connectionErrorCode: String?
  package var created: Date?
  package var cloudHSMClusterID: String?
  /// PEM.
  package var trustAnchorCertificate: String?
  package var proxy: XksProxy?

  static func read(_ value: JSONValue) -> CustomKeyStore? {
    guard let id = value["CustomKeyStoreId"]?.string, !id.isEmpty else { return nil }
    return CustomKeyStore(
      id: id, name: value["CustomKeyStoreName"]?.string ?? "", type: value["CustomKeyStoreType"]?.string,
      connectionState: value["ConnectionState"]?.string,
      connectionErrorCode: value["ConnectionErrorCode"]?.string,
      created: KMSReader.date(value["CreationDate"]),
      cloudHSMClusterID: value["CloudHsmClusterId"]?.string,
      trustAnchorCertificate: value["TrustAnchorCertificate"]?.string,
      proxy: value["XksProxyConfiguration"].map(XksProxy.read))
  }
}
