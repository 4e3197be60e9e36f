import AWSClient
import Foundation

/// Action and Version of a query-protocol request, from a form body or the query of the URL.
struct FormParameters: Sendable, Equatable {
  var action: String
  var version: String

  /// Nil when the request names no action.
  init?(_ request: HTTPRequest) {
    let query = request.url.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
    let text = request.method == "POST" ? String(decoding: request.body, as: UTF8.self) : query
    var values: [String: String] = [:]
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { continue }
      values[parts[0]] = parts[1].replacing("+", with: " ").removingPercentEncoding
    }
    guard let action = values["Action"] else { return nil }
    self.action = action
    version = values["Version"] ?? ""
  }
}
