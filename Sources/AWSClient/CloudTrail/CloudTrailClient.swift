/// The last 90 days of a Region's management events, which include the uses of keys.
///
/// AWS JSON 1.1. AWS takes two lookups a second for the whole account and Region.
package struct CloudTrailClient: Sendable {
  private let service: JSONService

  package init(_ connection: ServiceConnection) {
    service = JSONService(
      client: connection.client(.cloudTrail),
      targetPrefix: "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101")
  }

  /// One page of up to 50 events, the newest first.
  package func lookupEvents(
    _ lookup: EventLookup, nextToken: String? = nil
  ) async throws(AWSError) -> Page<CloudTrailEvent> {
    let operation = "LookupEvents"
    let input = lookup.input.with("MaxResults", 50).with("NextToken", nextToken)
    let answer = try await service.call(operation, input.members)
    guard let values = answer["Events"]?.array else { throw service.incomplete(operation, lacks: "Events") }
    let token = answer["NextToken"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    return Page(entries: values.map(CloudTrailEvent.read), nextMarker: token)
  }

  /// The newest events, over as many pages as it takes.
  /// - Parameter count: No more than so many.
  package func lookupEvents(
    _ lookup: EventLookup, atMost count: Int
  ) async throws(AWSError) -> [CloudTrailEvent] {
    var walk = PageWalk(operation: "LookupEvents", authority: service.client.authority)
    var events: [CloudTrailEvent] = []
    var token: String?
    repeat {
      let page = try await lookupEvents(lookup, nextToken: token)
      events += page.entries
      token = events.count < count ? page.nextMarker : nil
      if let token { try walk.goOn(to: token, pageWasEmpty: page.entries.isEmpty) }
    } while token != nil
    return Array(events.prefix(count))
  }
}
