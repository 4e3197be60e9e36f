internal import COpenSSL

/// Bytes nobody may see: plaintext, key material, messages.
///
/// They live in memory of their own that is wiped when the last owner lets go. Printing, dumping or reflecting them
/// gives `‹secret›`. The JSON text they travel in is not wiped: it belongs to the request or answer.
package final class SensitiveBytes: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private nonisolated(unsafe) let bytes: UnsafeMutableRawBufferPointer

  package init(_ source: some Collection<UInt8>) {
    bytes = .allocate(byteCount: source.count, alignment: 1)
    bytes.copyBytes(from: source)
  }

  /// Nil when the text is not base64.
  convenience init?(base64 text: String) {
    guard var decoded = Base64.decode(text) else { return nil }
    self.init(decoded)
    decoded.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
  }

  deinit {
    OPENSSL_cleanse(bytes.baseAddress, bytes.count)
    bytes.deallocate()
  }

  package var count: Int { bytes.count }

  /// Lends the bytes for the time of the call.
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(bytes))
  }

  package var description: String { "‹secret›" }
  package var debugDescription: String { "‹secret›" }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
