extension ExampleBuilder {
  /// Multi-Region keys whose parts really are in their Regions: the sandbox answers for each of them.
  mutating func addMultiRegionKeys() {
    pair(
      "platform/backup-vault", "Backups that must open in Frankfurt too", primary: ExampleAccount.region,
      replica: Self.frankfurt, age: 365
    ) { key, days in key.rotation = Rotation(periodInDays: 365, next: days.ago(-1)) }
    pair(
      "platform/config-replica", "Configuration bundle, made in Virginia", primary: Self.virginia,
      replica: ExampleAccount.region, age: 250
    )
    // The primary waits for its replica in Virginia to go; it has no deletion date until then.
    pair(
      "platform/dr-drill", "Last year's disaster drill", primary: ExampleAccount.region,
      replica: Self.virginia,
      age: 420
    ) { key, days in
      if key.part == .primary {
        key.state = .pendingReplicaDeletion
        key.pendingWindowInDays = 30
      }
    }
    // AWS passes through these two states within seconds; here they stay, so that they can be looked at.
    pair(
      "platform/edge-cache", "Replica that is being made", primary: Self.frankfurt,
      replica: ExampleAccount.region,
      age: 0.01
    ) { key, days in
      if key.part == .replica {
        key.state = .creating
        key.materialID = nil
      }
    }
    pair(
      "platform/session-store", "Primary that is moving to Frankfurt", primary: ExampleAccount.region,
      replica: Self.frankfurt, age: 71
    ) { key, days in key.state = .updating }
  }

  private mutating func pair(
    _ alias: String, _ description: String, primary: String, replica: String, age: Double,
    _ change: (inout KeyRecord, Days) -> Void = { _, _ in }
  ) {
    let keyID = account.identifiers.multiRegionID()
    let materialID = account.identifiers.hex(digits: 64)
    for (region, part) in [(primary, KeyRecord.Part.primary), (replica, .replica)] {
      key(
        [alias], description, age: part == .primary ? age : age - age / 100, tags: [("team", "platform")],
        region: region, id: keyID
      ) { key, days in
        key.part = part
        key.primaryRegion = primary
        key.materialID = materialID
        change(&key, days)
      }
    }
  }
}
