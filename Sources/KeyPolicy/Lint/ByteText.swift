/// A text compared by its bytes, as AWS compares names: texts that merely look the same are different.
///
/// Hashes all bytes at once, which an array of bytes does not.
struct ByteText: Hashable, Sendable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  init(_ text: String) { bytes = Array(text.utf8) }

  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
