/// The URL of a request: the endpoint, what the message adds to its path, and its query.
enum RequestURL {
  static func text(_ endpoint: EndpointURL, _ message: ServiceClient.Message) -> String {
    var url = endpoint.text
    if !message.path.isEmpty { url += (url.hasSuffix("/") ? "" : "/") + message.path }
    guard !message.query.isEmpty else { return url }
    let pairs = message.query.map {
      "\(PercentEncoding.encode($0.name.utf8))=\(PercentEncoding.encode($0.value.utf8))"
    }
    return url + "?" + pairs.joined(separator: "&")
  }
}
