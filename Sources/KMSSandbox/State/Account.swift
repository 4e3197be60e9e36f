import Foundation

/// One AWS account as KMS sees it: keys and aliases of every Region, the people in it, and the one caller.
///
/// A value: operations are mutating functions over it, the clock comes in with each call.
struct Account: Sendable {
  struct RegionContents: Sendable {
    var keys: [String: KeyRecord] = [:]
    /// Key ids in the order of ListKeys.
    var order: [String] = []
    var aliases = AliasTable()
  }

  /// Who calls: the sandbox has one administrator, whose IAM policies allow everything.
  struct Administrator: Sendable, Equatable {
    var arn: String
    var roleARN: String
    var userID: String
  }

  /// A custom key store of the account; its keys are usable while it is connected.
  struct KeyStore: Sendable, Equatable {
    var id: String
    var connected: Bool
  }

  let id: String
  let administrator: Administrator
  var directory: PrincipalDirectory
  var keyStores: [KeyStore] = []
  var regions: [String: RegionContents] = [:]
  var identifiers: IdentifierSource
  private var lastSequence = 0
  /// The first moment at which something is due, so that calls before it need not look.
  private var nextDue = Date.distantFuture
  var judge = PolicyJudge()

  init(id: String, administrator: Administrator, directory: PrincipalDirectory, seed: UInt64) {
    self.id = id
    self.administrator = administrator
    self.directory = directory
    identifiers = IdentifierSource(seed: seed)
  }

  func arn(region: String, _ resource: String) -> String { "arn:aws:kms:\(region):\(id):\(resource)" }

  /// Adds a key at the end of its Region's list.
  mutating func add(_ key: KeyRecord, in region: String) {
    var key = key
    lastSequence += 1
    key.sequence = lastSequence
    regions[region, default: RegionContents()].keys[key.id] = key
    regions[region, default: RegionContents()].order.append(key.id)
    noteDue(key)
  }

  /// Puts back a key an operation has changed.
  mutating func replace(_ key: KeyRecord, in region: String) {
    regions[region]?.keys[key.id] = key
    noteDue(key)
  }

  private mutating func noteDue(_ key: KeyRecord) {
    if let date = key.deletionDate { nextDue = min(nextDue, date) }
  }

  /// The parts of a multi-Region key, by Region.
  func parts(of id: String) -> [(region: String, key: KeyRecord)] {
    regions.compactMap { region, contents in contents.keys[id].map { (region, $0) } }
      .sorted { $0.region < $1.region }
  }

  /// Removes keys whose waiting period is over, with their aliases, and starts the waiting period of primaries whose last
  /// replica went.
  ///
  /// Developer Guide, "Deleting multi-Region keys": the primary waits in PendingReplicaDeletion without a date until its last
  /// replica is deleted, then its own waiting period begins.
  mutating func settle(now: Date) {
    while now >= nextDue {
      let moment = nextDue
      for region in regions.keys.sorted() { removeExpired(in: region, at: moment) }
      startOrphanedPrimaries(at: moment)
      nextDue =
        regions.values.lazy.flatMap(\.keys.values).compactMap(\.deletionDate).min() ?? .distantFuture
    }
  }

  private mutating func removeExpired(in region: String, at moment: Date) {
    guard var contents = regions[region] else { return }
    let gone = contents.keys.values.filter { key in key.deletionDate.map { $0 <= moment } ?? false }.map(\.id)
    guard !gone.isEmpty else { return }
    for id in gone { contents.keys[id] = nil }
    contents.order.removeAll { gone.contains($0) }
    contents.aliases.removeAll(of: gone)
    regions[region] = contents
  }

  private mutating func startOrphanedPrimaries(at moment: Date) {
    for (region, contents) in regions {
      for key in contents.keys.values
      where key.state == .pendingReplicaDeletion && parts(of: key.id).count == 1 {
        var key = key
        key.state = .pendingDeletion
        key.deletionDate = moment.addingTimeInterval(Double(key.pendingWindowInDays ?? 30) * 86_400)
        regions[region]?.keys[key.id] = key
      }
    }
  }
}
