package import struct FoundationEssentials.Date

/// Which events LookupEvents is to find.
package struct EventLookup: Sendable, Hashable {
  /// What an event is found by; LookupEvents takes one.
  package enum Attribute: String, Sendable, Hashable, CaseIterable {
    case eventID = "EventId"
    case eventName = "EventName"
    /// `true` or `false`.
    case readOnly = "ReadOnly"
    case username = "Username"
    /// For example `AWS::KMS::Key`.
    case resourceType = "ResourceType"
    /// For example the ARN of a key.
    case resourceName = "ResourceName"
    /// For example `kms.amazonaws.com`.
    case eventSource = "EventSource"
    case accessKeyID = "AccessKeyId"
  }

  /// Nil for all events.
  package var attribute: Attribute?
  package var value: String
  /// Nil for the last 90 days.
  package var start: Date?
  /// Nil for now.
  package var end: Date?

  package init(_ attribute: Attribute? = nil, _ value: String = "", start: Date? = nil, end: Date? = nil) {
    self.attribute = attribute
    self.value = value
    self.start = start
    self.end = end
  }

  var input: JSONInput {
    let attributes = attribute.map { attribute in
      JSONValue.array([
        .object(
          JSONInput().with("AttributeKey", attribute.rawValue).with("AttributeValue", value).members)
      ])
    }
    return JSONInput().with("LookupAttributes", attributes).with("StartTime", start).with("EndTime", end)
  }
}
