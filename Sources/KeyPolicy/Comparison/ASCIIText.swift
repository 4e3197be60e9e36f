/// Texts of ASCII alone, as nearly all values of a request are.
enum ASCIIText {
  /// Gives the text's bytes, which are its UTF-16 units too; nil without a call if the text has others, or is not in one place.
  @inline(__always)
  static func withBytes<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    let answer: Result?? = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 < 0x80 } ? body(bytes) : nil
    }
    return answer ?? nil
  }
}
