/// The header lines of one answer as they arrive.
struct AnswerHead {
  /// Why the answer cannot be taken.
  enum Problem: Equatable {
    case tooLarge
    /// The lengths it names are no lengths, or differ, so that nobody knows where it ends (RFC 9112, section 6.3).
    case unclearLength
  }

  /// All header lines of one answer together, in bytes, interim answers and trailers included.
  static let largest = 256 * 1024

  private(set) var headers: [HTTPHeader] = []
  /// True once the empty line at its end has come.
  private(set) var isComplete = false
  private(set) var problem: Problem?
  private let largestBody: Int
  private var size = 0
  private var length: Int?

  /// - Parameter largestBody: Bytes; an answer that announces more is not waited for.
  init(largestBody: Int) {
    self.largestBody = largestBody
  }

  /// Takes one line in; false when there is a problem.
  ///
  /// A new status line follows an interim answer such as `100 Continue`.
  mutating func add(line bytes: UnsafeRawBufferPointer) -> Bool {
    size += bytes.count
    if size > Self.largest {
      problem = .tooLarge
    } else if bytes.starts(with: "HTTP/".utf8) {
      headers.removeAll(keepingCapacity: true)
      length = nil
      isComplete = false
    } else if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
      let header = HTTPHeader(
        String(decoding: bytes[..<colon], as: UTF8.self),
        String(decoding: Self.trimmed(bytes[(colon + 1)...]), as: UTF8.self))
      if !isComplete, header.isNamed("content-length") { check(length: header.value) }
      headers.append(header)
    } else if Self.trimmed(bytes[...]).isEmpty {
      isComplete = true
    }
    return problem == nil
  }

  private mutating func check(length text: String) {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "0") }
    guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      problem = .unclearLength
      return
    }
    // More digits than fit are more bytes than anybody takes.
    let number = digits.isEmpty ? 0 : Int(Substring(digits)) ?? .max
    if let length, length != number {
      problem = .unclearLength
    } else if number > largestBody {
      problem = .tooLarge
    }
    length = number
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
