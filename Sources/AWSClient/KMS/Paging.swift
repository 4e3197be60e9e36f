/// Lists of KMS: `Limit` and `Marker` go in, `Truncated` and `NextMarker` come out.
///
/// `Truncated` decides whether there is more, not the size of a page: pages may be short or empty.
struct Paging: Sendable {
  var service: JSONService
  var operation: String
  /// The member that holds the entries.
  var list: String
  /// Entries asked for in one page.
  var limit: Int
  /// Members besides `Limit` and `Marker`.
  var input: [JSONValue.Member] = []

  func page<Entry: Sendable>(
    marker: String?, _ read: (JSONValue) -> Entry?
  ) async throws(AWSError) -> Page<Entry> {
    var members = input + [JSONValue.Member("Limit", .number(String(limit)))]
    if let marker { members.append(JSONValue.Member("Marker", .string(marker))) }
    let answer = try await service.call(operation, members)
    guard let values = answer[list]?.array else { throw service.incomplete(operation, lacks: list) }
    var entries: [Entry] = []
    for value in values {
      guard let entry = read(value) else { throw service.incomplete(operation, lacks: "the id of an entry") }
      entries.append(entry)
    }
    guard answer["Truncated"]?.bool == true else { return Page(entries: entries) }
    guard let next = answer["NextMarker"]?.string, !next.isEmpty else {
      throw service.incomplete(operation, lacks: "NextMarker, although it says that there are more entries")
    }
    return Page(entries: entries, nextMarker: next)
  }

  /// Follows all pages; a marker that comes back again ends in an error instead of a circle, and so do pages that
  /// bring nothing but new markers.
  func all<Entry: Sendable>(
    _ read: (JSONValue) -> Entry?, onPage: ([Entry]) async -> Void
  ) async throws(AWSError) {
    var walk = PageWalk(operation: operation, authority: service.client.authority)
    var marker: String?
    repeat {
      let page = try await page(marker: marker, read)
      await onPage(page.entries)
      marker = page.nextMarker
      if let marker { try walk.goOn(to: marker, pageWasEmpty: page.entries.isEmpty) }
    } while marker != nil
  }

  /// The entries of all pages together.
  func everything<Entry: Sendable>(_ read: (JSONValue) -> Entry?) async throws(AWSError) -> [Entry] {
    var entries: [Entry] = []
    try await all(read) { entries += $0 }
    return entries
  }
}
