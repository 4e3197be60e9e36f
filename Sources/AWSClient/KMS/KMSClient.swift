/// Calls of AWS KMS, AWS JSON 1.1, `TrentService`.
///
/// A read-only client refuses every operation that is not a known read, before anything is signed or sent.
package struct KMSClient: Sendable {
  let service: JSONService

  package init(_ connection: ServiceConnection) {
    service = JSONService(client: connection.client(.kms), targetPrefix: "TrentService")
  }

  package var isReadOnly: Bool { service.client.connection.readOnly }
}
