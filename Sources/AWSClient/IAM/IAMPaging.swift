/// Lists of IAM: `MaxItems` and `Marker` go in, `IsTruncated` and `Marker` come out.
///
/// `IsTruncated` decides whether there is more, not the size of a page.
struct IAMPaging: Sendable {
  var service: QueryService
  var operation: String
  /// The element that holds the entries.
  var list: String

  /// Entries asked for in one page: the most IAM takes.
  static let limit = 1000

  /// The entries of all pages; a marker that comes back again ends in an error instead of a circle.
  func all<Entry: Sendable>(
    _ input: IAMClient.Input, _ read: (XMLElement) -> Entry?
  ) async throws(AWSError) -> [Entry] {
    var entries: [Entry] = []
    var walk = PageWalk(operation: operation, authority: service.client.authority)
    var page = input + [("MaxItems", String(Self.limit))]
    while true {
      let result = try await service.result(operation, page)
      guard result[list] != nil else { throw service.incomplete(operation, lacks: list) }
      let elements = result.list(list)
      for element in elements {
        guard let entry = read(element) else {
          throw service.incomplete(operation, lacks: "a part of an entry of \(list)")
        }
        entries.append(entry)
      }
      guard result.text("IsTruncated") == "true" else { return entries }
      guard let marker = result.text("Marker") else {
        throw service.incomplete(operation, lacks: "Marker, although it says that there are more entries")
      }
      try walk.goOn(to: marker, pageWasEmpty: elements.isEmpty)
      page = input + [("MaxItems", String(Self.limit)), ("Marker", marker)]
    }
  }
}
