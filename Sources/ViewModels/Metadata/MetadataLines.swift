import KeyPolicy
package import AWSClient
package import struct Foundation.Date
package import struct Foundation.TimeZone

/// Turns what is known of a key into the lines of a metadata tab.
package struct MetadataLines: Sendable {
  package var row: KeyRow
  package var grants: Loadable<[KeyGrant]>
  package var now: Date
  package var zone: TimeZone

  package init(row: KeyRow, grants: Loadable<[KeyGrant]>, now: Date, zone: TimeZone) {
    self.row = row
    self.grants = grants
    self.now = now
    self.zone = zone
  }

  package func lines(of tab: MetadataTab) -> [MetadataLine] {
    switch tab {
    case .overview: overview
    case .aliases: aliases
    case .tags: tags
    case .rotation: rotation
    case .grants: grantLines
    }
  }

  // MARK: Tabs

  private var overview: [MetadataLine] {
    var lines = [MetadataLine("Key id", row.keyID), MetadataLine("ARN", row.arn)]
    lines += row.aliases.prefix(1).map {
      MetadataLine("Alias", $0 + (row.aliases.count > 1 ? "  (+\(row.aliases.count - 1) more)" : ""))
    }
    guard let key = row.metadata.value else { return lines + remark(on: row.metadata, asking: "DescribeKey") }
    let state = KeyStateWord(key, now: now)
    lines.append(MetadataLine("State", state.word, .state(state.tone)))
    lines += deletion(of: key)
    lines += [
      MetadataLine("Spec", key.spec), MetadataLine("Usage", key.usage), MetadataLine("Origin", key.origin),
      MetadataLine("Manager", managerWords(key)),
    ]
    if !key.description.isEmpty { lines.append(MetadataLine("Description", key.description)) }
    if let created = key.created { lines.append(MetadataLine("Created", DateWords.local(created, in: zone))) }
    lines += multiRegion(of: key)
    lines += optional("Expires", key.validTo.map { DateWords.local($0, in: zone) })
    lines += optional("Expiration model", key.expirationModel)
    lines += optional("Custom key store", key.customKeyStoreID)
    lines += optional("Key material id", key.currentKeyMaterialID)
    if !key.algorithms.isEmpty {
      lines.append(MetadataLine("Algorithms", key.algorithms.joined(separator: ", ")))
    }
    lines += optional("Account", key.accountID.isEmpty ? nil : key.accountID)
    lines += policyLine
    lines += key.unknownFields.map { MetadataLine($0.name, $0.json, .dim) }
    return lines
  }

  private var aliases: [MetadataLine] {
    guard !row.aliases.isEmpty else { return [MetadataLine("", "This key has no alias.", .dim)] }
    return row.aliases.map { MetadataLine("Alias", "alias/" + $0) }
  }

  private var tags: [MetadataLine] {
    guard let tags = row.tags.value else { return remark(on: row.tags, asking: "ListResourceTags") }
    guard !tags.isEmpty else { return [MetadataLine("", "This key has no tags.", .dim)] }
    return tags.map { MetadataLine($0.key, $0.value) }
  }

  private var rotation: [MetadataLine] {
    if let key = row.metadata.value, !row.canHaveRotation {
      return [
        MetadataLine(
          "",
          "Automatic rotation is for symmetric encryption keys with AWS_KMS material; "
            + "this key is \(key.spec) with origin \(key.origin).", .dim)
      ]
    }
    guard let status = row.rotation.value else {
      return remark(on: row.rotation, asking: "GetKeyRotationStatus")
    }
    var lines = [MetadataLine("Automatic rotation", status.enabled ? "on" : "off")]
    lines += optional("Period", status.periodInDays.map { "\($0) days" })
    lines += optional("Next rotation", status.nextRotation.map { DateWords.local($0, in: zone) })
    lines += optional("On-demand since", status.onDemandStart.map { DateWords.local($0, in: zone) })
    return lines
  }

  private var grantLines: [MetadataLine] {
    guard let grants = grants.value else { return remark(on: grants, asking: "ListGrants") }
    guard !grants.isEmpty else { return [MetadataLine("", "This key has no grants.", .dim)] }
    return grants.flatMap { grant in
      [MetadataLine("Grant", grant.name ?? grant.grantID, .heading), MetadataLine("Grantee", grant.grantee)]
        + optional("Retiring", grant.retiring)
        + [MetadataLine("Operations", grant.operations.joined(separator: ", "))]
        + optional("Constraints", grant.constraints)
        + optional("Created", grant.created.map { DateWords.local($0, in: zone) })
        + optional("Issued by", grant.issuingAccount)
    }
  }

  // MARK: Parts

  private func deletion(of key: KeyMetadata) -> [MetadataLine] {
    if let date = key.deletionDate {
      return [
        MetadataLine(
          "Deletes on", "\(DateWords.local(date, in: zone)) = \(DateWords.utc(date))", .warning),
        MetadataLine("Time left", DateWords.countdown(to: date, from: now), .warning),
      ]
    }
    guard key.state == "PendingReplicaDeletion" else { return [] }
    let days = key.pendingWindowInDays.map { "\($0) days" } ?? "its waiting period"
    return [MetadataLine("Deletes", "\(days) after its last replica is deleted", .warning)]
  }

  private func multiRegion(of key: KeyMetadata) -> [MetadataLine] {
    guard key.multiRegion else { return [MetadataLine("Regions", "single-Region")] }
    let kind = key.multiRegionType.map { "multi-Region " + $0.lowercased() } ?? "multi-Region"
    return [MetadataLine("Regions", kind)]
      + optional("Primary", key.primary.map { "\($0.region)  \($0.arn)" })
      + key.replicas.map { MetadataLine("Replica", "\($0.region)  \($0.arn)") }
  }

  private var policyLine: [MetadataLine] {
    switch row.policy {
    case .loaded(let health):
      [MetadataLine("Policy", health.sentence, health.word == .ok ? .plain : .warning)]
    case .denied(let error), .failed(let error): [MetadataLine("Policy", error.message, .error)]
    case .notAsked, .loading: []
    }
  }

  private func managerWords(_ key: KeyMetadata) -> String {
    switch key.manager {
    case "AWS": "AWS managed key (read-only by nature)"
    case "CUSTOMER": "customer managed key"
    default: key.manager
    }
  }

  private func optional(_ label: String, _ value: String?) -> [MetadataLine] {
    value.map { [MetadataLine(label, $0)] } ?? []
  }

  /// A detail that is not there says why.
  private func remark<Value>(on value: Loadable<Value>, asking operation: String) -> [MetadataLine] {
    switch value {
    case .notAsked: [MetadataLine("", "\(operation) has not been asked.", .dim)]
    case .loading: [MetadataLine("", "Loading…", .dim)]
    case .loaded: []
    case .denied(let error):
      [MetadataLine("", "\(operation) is denied to you.", .error), MetadataLine("", error.message, .dim)]
    case .failed(let error):
      [MetadataLine("", "\(operation) failed: \(error.message)", .error), MetadataLine("", error.hint, .dim)]
    }
  }
}
