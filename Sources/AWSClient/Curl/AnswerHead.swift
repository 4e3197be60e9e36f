/// The header lines of one answer as they arrive.
struct AnswerHead {
  /// All header lines of one answer together, in bytes, interim answers and trailers included.
  static let largest = 256 * 1024

  private(set) var headers: [HTTPHeader] = []
  private var size = 0

  /// Takes one line in; false when there are too many of them.
  ///
  /// A new status line follows an interim answer such as `100 Continue`, or a proxy's.
  mutating func add(line bytes: UnsafeRawBufferPointer) -> Bool {
    size += bytes.count
    guard size <= Self.largest else { return false }
    if bytes.starts(with: "HTTP/".utf8) {
      headers.removeAll(keepingCapacity: true)
    } else if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
      headers.append(
        HTTPHeader(
          String(decoding: bytes[..<colon], as: UTF8.self),
          String(decoding: Self.trimmed(bytes[(colon + 1)...]), as: UTF8.self)))
    }
    return true
  }

  private static func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
    var bytes = bytes
    while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return bytes
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }
}
