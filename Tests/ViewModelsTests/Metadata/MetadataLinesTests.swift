import AWSClient
import Foundation
import KeyPolicy
import Testing
import ViewModels

/// What the metadata pane says of a key: all of it, as AWS says it.
struct MetadataLinesTests {
  private let zone = TimeZone(secondsFromGMT: 7_200) ?? .gmt

  /// The lines of a described key.
  private func lines(
    _ tab: MetadataTab, grants: Loadable<[KeyGrant]> = .notAsked,
    _ change: (inout KeyMetadata) -> Void = { _ in }
  ) -> [MetadataLine] {
    rowLines(tab, grants: grants) { row in row.metadata = .loaded(ConsoleStory.metadata("k", change)) }
  }

  /// The lines of a row; it is described unless it is said otherwise.
  private func rowLines(
    _ tab: MetadataTab, grants: Loadable<[KeyGrant]> = .notAsked, _ change: (inout KeyRow) -> Void
  ) -> [MetadataLine] {
    var row = KeyRow(keyID: "k", arn: ConsoleStory.arn("k"))
    row.metadata = .loaded(ConsoleStory.metadata("k"))
    change(&row)
    return MetadataLines(row: row, grants: grants, now: ConsoleStory.noon, zone: zone).lines(of: tab)
  }

  private func value(_ label: String, in lines: [MetadataLine]) -> String? {
    lines.first { $0.label == label }?.value
  }

  @Test func theOverviewSaysWhatAWSSays() {
    let metadata = ConsoleStory.metadata("k") { key in
      key.description = "Ledger"
      key.created = ConsoleStory.noon
      key.accountID = "111122223333"
      key.algorithms = ["SYMMETRIC_DEFAULT"]
      key.currentKeyMaterialID = "material"
      key.customKeyStoreID = "cks-1"
      key.expirationModel = "KEY_MATERIAL_EXPIRES"
      key.validTo = ConsoleStory.noon + 86_400
    }
    let lines = rowLines(.overview) { row in
      row.aliases = ["a", "b", "c"]
      row.metadata = .loaded(metadata)
    }
    let expected = [
      ("Key id", "k"), ("ARN", ConsoleStory.arn("k")), ("Alias", "a  (+2 more)"), ("State", "enabled"),
      ("Spec", "SYMMETRIC_DEFAULT"), ("Usage", "ENCRYPT_DECRYPT"), ("Origin", "AWS_KMS"),
      ("Manager", "customer managed key"), ("Description", "Ledger"), ("Created", "2026-06-01 14:00 +02:00"),
      ("Regions", "single-Region"), ("Expires", "2026-06-02 14:00 +02:00"),
      ("Expiration model", "KEY_MATERIAL_EXPIRES"), ("Custom key store", "cks-1"),
      ("Key material id", "material"), ("Algorithms", "SYMMETRIC_DEFAULT"), ("Account", "111122223333"),
    ]
    #expect(lines.map(\.label) == expected.map(\.0))
    #expect(lines.map(\.value) == expected.map(\.1))
  }

  @Test func aPendingDeletionHasItsDateTwiceAndACountdown() {
    let lines = lines(.overview) {
      $0.state = "PendingDeletion"
      $0.deletionDate = ConsoleStory.noon + 12 * 86_400 + 3 * 3_600
    }
    #expect(value("Deletes on", in: lines) == "2026-06-13 17:00 +02:00 = 2026-06-13 15:00 UTC")
    #expect(value("Time left", in: lines) == "12 d 3 h")
    #expect(lines.first { $0.label == "State" }?.tone == .state(.pending))
  }

  @Test func aPrimaryThatWaitsForItsReplicasSaysSo() {
    let lines = lines(.overview) {
      $0.state = "PendingReplicaDeletion"
      $0.pendingWindowInDays = 14
    }
    #expect(value("Deletes", in: lines) == "14 days after its last replica is deleted")
  }

  @Test func aMultiRegionSetIsNamedInFull() {
    let lines = lines(.overview) {
      $0.multiRegion = true
      $0.multiRegionType = "PRIMARY"
      $0.primary = .init(arn: "arn:primary", region: "eu-west-1")
      $0.replicas = [.init(arn: "arn:replica", region: "us-east-1")]
    }
    #expect(value("Regions", in: lines) == "multi-Region primary")
    #expect(value("Primary", in: lines) == "eu-west-1  arn:primary")
    #expect(value("Replica", in: lines) == "us-east-1  arn:replica")
  }

  @Test func whatAWSAddsLaterIsShownAsItComes() {
    let lines = lines(.overview) {
      $0.state = "Hibernating"
      $0.manager = "PARTNER"
      $0.unknownFields = [.init(name: "QuantumSafe", json: "{\"level\":3}")]
    }
    #expect(value("State", in: lines) == "Hibernating")
    #expect(value("Manager", in: lines) == "PARTNER")
    #expect(lines.last == MetadataLine("QuantumSafe", "{\"level\":3}", .dim))
  }

  /// The screen draws it harmlessly; here it must arrive as AWS gave it.
  @Test func hostileTextIsNotTouched() {
    let hostile = "\u{1B}[2J\u{202E}gpj.exe\u{7}"
    let lines = lines(.overview) { $0.description = hostile }
    #expect(value("Description", in: lines) == hostile)
  }

  // MARK: What is not there

  @Test(arguments: [
    (Loadable<KeyMetadata>.notAsked, "DescribeKey has not been asked."), (.loading, "Loading…"),
    (.denied(ConsoleStory.denied), "DescribeKey is denied to you."),
    (
      .failed(AWSError(.transport, code: "TimedOut", message: "No answer came.", hint: "Try again.")),
      "DescribeKey failed: No answer came."
    ),
  ])
  func aKeyThatIsNotDescribedSaysWhy(metadata: Loadable<KeyMetadata>, words: String) {
    let lines = rowLines(.overview) { row in row.metadata = metadata }
    #expect(lines.contains { $0.value == words })
    // What is known without it stays.
    #expect(value("ARN", in: lines) == ConsoleStory.arn("k"))
  }

  @Test func aDenialIsShownInAWSsWords() {
    let lines = rowLines(.overview) { row in row.metadata = .denied(ConsoleStory.denied) }
    #expect(lines.last?.value == ConsoleStory.denied.message)
  }

  // MARK: Tabs

  @Test func tagsAreShownOrSaidToBeMissing() {
    #expect(
      rowLines(.tags) { row in row.tags = .loaded([KeyTag(key: "team", value: "payments")]) }
        == [MetadataLine("team", "payments")])
    #expect(rowLines(.tags) { row in row.tags = .loaded([]) }.map(\.value) == ["This key has no tags."])
    #expect(
      rowLines(.tags) { row in row.tags = .denied(ConsoleStory.denied) }.first?.value
        == "ListResourceTags is denied to you.")
  }

  @Test func aliasesAreShownWithTheirPrefix() {
    #expect(rowLines(.aliases) { row in row.aliases = ["a"] } == [MetadataLine("Alias", "alias/a")])
    #expect(lines(.aliases).map(\.value) == ["This key has no alias."])
  }

  @Test func rotationHasItsPeriodAndDates() {
    var status = KeyRotationStatus(enabled: true)
    status.periodInDays = 180
    status.nextRotation = ConsoleStory.noon
    status.onDemandStart = ConsoleStory.noon
    let lines = rowLines(.rotation) { row in row.rotation = .loaded(status) }
    #expect(
      lines.map(\.value) == ["on", "180 days", "2026-06-01 14:00 +02:00", "2026-06-01 14:00 +02:00"])
  }

  @Test func aKeyWithoutRotationSaysWhy() {
    let lines = lines(.rotation) { $0.spec = "RSA_2048" }
    #expect(lines.count == 1)
    #expect(lines.first?.value.contains("RSA_2048") == true)
  }

  @Test func grantsAreNamedByTheirNameOrId() {
    var named = KeyGrant(grantID: "id-1", grantee: "arn:grantee", operations: ["Decrypt", "Encrypt"])
    named.name = "ebs"
    named.retiring = "arn:retiring"
    named.constraints = "{}"
    named.issuingAccount = "arn:issuer"
    let lines = lines(
      .grants, grants: .loaded([named, KeyGrant(grantID: "id-2", grantee: "g", operations: [])]))
    #expect(lines.filter { $0.tone == .heading }.map(\.value) == ["ebs", "id-2"])
    #expect(value("Retiring", in: lines) == "arn:retiring")
    #expect(value("Operations", in: lines) == "Decrypt, Encrypt")
    #expect(value("Issued by", in: lines) == "arn:issuer")
  }

  @Test(arguments: PolicyHealth.Word.allCases)
  func aPolicyThatIsNotInOrderIsAWarning(word: PolicyHealth.Word) {
    let lines = rowLines(.overview) { row in row.policy = .loaded(PolicyHealth(word, sentence: "Because.")) }
    let line = lines.first { $0.label == "Policy" }
    #expect(line?.value == "Because.")
    #expect((line?.tone == .plain) == (word == .ok))
  }
}
