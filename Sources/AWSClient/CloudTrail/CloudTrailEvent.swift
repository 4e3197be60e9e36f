package import struct FoundationEssentials.Date

/// Something that was done in the account.
package struct CloudTrailEvent: Sendable, Hashable {
  package struct Resource: Sendable, Hashable {
    /// For example `AWS::KMS::Key`.
    package var type: String?
    package var name: String?
  }

  package var id: String
  /// The operation, for example `ScheduleKeyDeletion`.
  package var name: String
  /// For example `kms.amazonaws.com`.
  package var source: String?
  package var time: Date?
  package var username: String?
  package var accessKeyID: String?
  package var isReadOnly: Bool?
  package var resources: [Resource]
  /// The whole event as CloudTrail keeps it, JSON text.
  package var json: String?

  /// Takes whatever is there: an event without its name is still one.
  static func read(_ value: JSONValue) -> CloudTrailEvent {
    CloudTrailEvent(
      id: value["EventId"]?.string ?? "", name: value["EventName"]?.string ?? "",
      source: value["EventSource"]?.string, time: KMSReader.date(value["EventTime"]),
      username: value["Username"]?.string, accessKeyID: value["AccessKeyId"]?.string,
      isReadOnly: value["ReadOnly"]?.string.flatMap { Bool($0) },
      resources: (value["Resources"]?.array ?? []).map {
        Resource(type: $0["ResourceType"]?.string, name: $0["ResourceName"]?.string)
      }, json: value["CloudTrailEvent"]?.string)
  }
}
