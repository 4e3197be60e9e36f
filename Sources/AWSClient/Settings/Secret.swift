internal import COpenSSL

/// A secret text: it can be used, but not shown.
///
/// The bytes live in memory of their own that is wiped when the last owner lets go. Printing, dumping or
/// reflecting a secret gives `‹secret›`, so it cannot reach a log or an error by accident.
package final class Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
  private nonisolated(unsafe) let bytes: UnsafeMutableRawBufferPointer

  package init(_ text: String) {
    let utf8 = text.utf8
    bytes = .allocate(byteCount: utf8.count, alignment: 1)
    bytes.copyBytes(from: utf8)
  }

  deinit {
    OPENSSL_cleanse(bytes.baseAddress, bytes.count)
    bytes.deallocate()
  }

  /// Lends the UTF-8 bytes for the time of the call.
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(bytes))
  }

  package var description: String { "‹secret›" }
  package var debugDescription: String { "‹secret›" }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension Secret: Equatable {
  /// Compares without telling by its duration where the first difference is.
  package static func == (left: Secret, right: Secret) -> Bool {
    left.withBytes { left in right.withBytes { right in Digest.equal(left, right) } }
  }
}
