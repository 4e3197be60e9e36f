import Foundation

/// Fills the example account key by key.
struct ExampleBuilder {
  static let hsmStore = "cks-1a2b3c4d5e6f70812"
  static let externalStore = "cks-9f8e7d6c5b4a39281"
  static let frankfurt = "eu-central-1"
  static let virginia = "us-east-1"

  var account: Account
  let days: Days

  init(account: Account, now: Date) {
    self.account = account
    days = Days(now: now)
  }

  /// Adds a key with its aliases, given without the prefix.
  @discardableResult
  mutating func key(
    _ aliases: [String] = [], _ description: String = "", spec: String = "SYMMETRIC_DEFAULT",
    usage: String = "ENCRYPT_DECRYPT", policy: String = ExamplePolicy.standard, age: Double,
    tags: [(String, String)] = [], region: String = ExampleAccount.region, id: String? = nil,
    _ change: (inout KeyRecord, Days) -> Void = { _, _ in }
  ) -> String {
    let keyID = id ?? account.identifiers.uuid()
    let days = days
    var key = KeyRecord(
      id: keyID, arn: account.arn(region: region, "key/\(keyID)"), created: days.ago(age), policy: policy)
    key.description = description
    key.specification = KeySpecification(spec: spec, usage: usage)
    key.tags = tags.map { Tag(key: $0.0, value: $0.1) }
    if key.specification.isSymmetricEncryption { key.materialID = account.identifiers.hex(digits: 64) }
    change(&key, days)
    account.add(key, in: region)
    for alias in aliases { name(keyID, "alias/" + alias, age: age, region: region) }
    return keyID
  }

  mutating func name(_ keyID: String, _ alias: String, age: Double, region: String) {
    let created = days.ago(age)
    account.regions[region]?.aliases[alias] = AliasRecord(
      name: alias, target: keyID, created: created, updated: created)
  }

  /// An alias AWS predefines for a service whose key was not made yet.
  mutating func predefine(_ service: String) {
    let alias = "alias/aws/\(service)"
    account.regions[ExampleAccount.region]?.aliases[alias] = AliasRecord(name: alias)
  }

  mutating func grant(
    _ name: String? = nil, to grantee: String, retiring: String? = nil, _ operations: [String], age: Double,
    context: [String: String]? = nil
  ) -> GrantRecord {
    GrantRecord(
      id: account.identifiers.hex(digits: 64), name: name,
      created: Date(timeIntervalSince1970: days.ago(age).timeIntervalSince1970.rounded(.down)),
      grantee: grantee, retiring: retiring, operations: operations,
      constraint: context.map { (name: "EncryptionContextSubset", context: $0) })
  }

  /// Plain keys for measuring how things go with thousands of them.
  mutating func addExtraKeys(_ count: Int) {
    guard count > 0 else { return }
    for number in 1...count {
      let digits = String(number)
      let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
      key(["load/\(padded)"], "Load \(padded)", age: Double(number % 900) + 1) { key, days in
        if number % 10 == 0 { key.state = .disabled }
      }
    }
  }
}
