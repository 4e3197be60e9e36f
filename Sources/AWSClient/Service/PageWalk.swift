/// Follows a list from page to page without ever going in a circle.
struct PageWalk {
  var operation: String
  /// Who sends the pages.
  var authority: String
  private var seen: Set<String> = []
  private var emptyPages = 0

  /// Empty pages in a row before a list is taken for one that never ends.
  static let mostEmptyPages = 100

  init(operation: String, authority: String) {
    self.operation = operation
    self.authority = authority
  }

  /// To be asked before the next page is.
  /// - Throws: `AWSError` when the marker was there before, or when nothing but markers has come for long.
  mutating func goOn(to marker: String, pageWasEmpty: Bool) throws(AWSError) {
    emptyPages = pageWasEmpty ? emptyPages + 1 : 0
    guard seen.insert(marker).inserted else { throw endless("RepeatedMarker", "a marker came twice") }
    guard emptyPages <= Self.mostEmptyPages else {
      throw endless("EndlessList", "\(emptyPages) pages in a row were empty")
    }
  }

  private func endless(_ code: String, _ reason: String) -> AWSError {
    AWSError(
      .unreadableAnswer, code: code, message: "\(authority) sends \(operation) in a circle: \(reason).",
      operation: operation, hint: "The list is incomplete. Check the endpoint, and reload.")
  }
}
