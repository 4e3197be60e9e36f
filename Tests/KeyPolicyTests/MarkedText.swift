import KeyPolicy
import Testing

/// A text with a place marked in it: `{"a" «1»}` is the text without the marks, and the range between them.
struct MarkedText: CustomTestStringConvertible {
  let marked: String
  let text: String
  let range: ByteRange

  init(_ marked: String) {
    self.marked = marked
    let parts = marked.split(separator: "«", omittingEmptySubsequences: false)
    let inner = parts.dropFirst().joined().split(separator: "»", omittingEmptySubsequences: false)
    let before = parts.first.map(String.init) ?? ""
    let between = inner.first.map(String.init) ?? ""
    text = before + between + inner.dropFirst().joined()
    range = ByteRange(before.utf8.count, before.utf8.count + between.utf8.count)
  }

  var bytes: [UInt8] { Array(text.utf8) }
  var testDescription: String { marked }
}
