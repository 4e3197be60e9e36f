package import AWSClient
package import KeyPolicy

/// One key of the list, with whatever AWS has told of it so far.
package struct KeyRow: Sendable {
  package let keyID: String
  package let arn: String
  /// Alias names without their `alias/` prefix, sorted.
  package var aliases: [String]
  package var metadata: Loadable<KeyMetadata>
  package var rotation: Loadable<KeyRotationStatus>
  package var policy: Loadable<PolicyHealth>
  package var tags: Loadable<[KeyTag]>

  package init(keyID: String, arn: String) {
    self.keyID = keyID
    self.arn = arn
    aliases = []
    metadata = .notAsked
    rotation = .notAsked
    policy = .notAsked
    tags = .notAsked
  }

  /// AWS repeats the key's names in its details; of 10 000 keys one copy each is enough.
  mutating func shareTexts() {
    guard case .loaded(var facts) = metadata else { return }
    if facts.keyID == keyID { facts.keyID = keyID }
    if facts.arn == arn { facts.arn = arn }
    // A literal takes no room of its own.
    if facts.spec == "SYMMETRIC_DEFAULT" { facts.spec = "SYMMETRIC_DEFAULT" }
    metadata = .loaded(facts)
  }

  /// How people call the key: its first alias, else its key id.
  package var name: String { aliases.first ?? keyID }

  /// True for keys AWS manages: they are read-only by nature.
  package var isAWSManaged: Bool { metadata.value?.manager == "AWS" }

  /// The text a person types to confirm something irreversible: the alias, else the last 8 characters of the key id.
  package var confirmationText: String { aliases.first ?? String(keyID.suffix(8)) }

  /// Rotation can be asked of symmetric encryption keys whose material AWS made; other keys refuse the call.
  ///
  /// Source: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
  package var canHaveRotation: Bool {
    guard let metadata = metadata.value else { return false }
    return metadata.spec == "SYMMETRIC_DEFAULT" && metadata.origin == "AWS_KMS"
  }
}

extension KeyRow {
  /// What the filter searches, from what is known now.
  package var filterable: FilterableRow {
    let facts = metadata.value
    return FilterableRow(
      keyID: keyID, arn: arn, names: aliases, description: facts?.description ?? "",
      state: facts?.state ?? "", spec: facts?.spec ?? "", usage: facts?.usage ?? "",
      origin: facts?.origin ?? "",
      manager: facts?.manager ?? "", tags: (tags.value ?? []).map { ($0.key, $0.value) },
      rotation: rotation.value?.enabled, policy: policyWord,
      regions: [facts?.primary?.region].compactMap { $0 } + (facts?.replicas ?? []).map(\.region))
  }

  /// The word of the policy column that the filter field `policy:` compares.
  private var policyWord: String {
    switch policy {
    case .loaded(let health): health.word == .undecided ? "open" : health.word.rawValue
    case .denied: "denied"
    case .notAsked, .loading, .failed: ""
    }
  }
}
