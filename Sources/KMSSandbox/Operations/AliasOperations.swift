import AWSClient
import Foundation

extension Account {
  /// ListAliases, in the order of their names; with KeyId those of one key.
  ///
  /// Needs an IAM permission only.
  func listAliases(_ input: inout RequestInput, _ call: Call) throws(ServiceError) -> JSONValue {
    let page = try Page(&input, list: "ListAliases", limits: .fifty)
    let name = try input.optionalText("KeyId", lengths: 1...2048)
    try input.check()
    var target: String?
    if let name { target = try key(name, .keyOnly, call).id }
    let aliases = regions[call.region]?.aliases ?? AliasTable()
    let rows = aliases.after(page.after).lazy.filter { target == nil || $0.target == target }
    return page.answer("Aliases", rows: rows, key: { $0.name }) { alias in
      var members = [
        JSONValue.Member("AliasName", .string(alias.name)),
        JSONValue.Member("AliasArn", .string(arn(region: call.region, alias.name))),
      ]
      if let target = alias.target { members.append(JSONValue.Member("TargetKeyId", .string(target))) }
      if let created = alias.created { members.append(JSONValue.Member("CreationDate", .timestamp(created))) }
      if let updated = alias.updated {
        members.append(JSONValue.Member("LastUpdatedDate", .timestamp(updated)))
      }
      return .object(members)
    }
  }

  /// CreateAlias: an unused name and a key that is not about to go.
  mutating func createAlias(_ input: inout RequestInput, _ call: Call) throws(ServiceError) {
    let (name, key) = try aliasAndTarget(.createAlias, &input, call)
    if regions[call.region]?.aliases[name] != nil {
      throw .modelled(
        "AlreadyExistsException", "An alias with the name \(arn(region: call.region, name)) already exists")
    }
    regions[call.region]?.aliases[name] = AliasRecord(
      name: name, target: key.id, created: call.now, updated: call.now)
  }

  /// UpdateAlias: moves an alias to another key of the same kind and usage.
  ///
  /// Moving it off a key pending deletion works, onto one fails (Developer Guide, key states, note 10).
  mutating func updateAlias(_ input: inout RequestInput, _ call: Call) throws(ServiceError) {
    let (name, key) = try aliasAndTarget(.updateAlias, &input, call)
    let old = try aliasOwner(name, .updateAlias, call)
    if old.specification.usage != key.specification.usage
      || old.specification.isSymmetricEncryption != key.specification.isSymmetricEncryption
    {
      // AWS documents the rule; nobody has recorded its words.
      throw .validation(
        "Alias \(arn(region: call.region, name)) can only point to a key of the same type and key usage.")
    }
    regions[call.region]?.aliases[name]?.target = key.id
    regions[call.region]?.aliases[name]?.updated = call.now
  }

  /// DeleteAlias: the key stays as it is.
  mutating func deleteAlias(_ input: inout RequestInput, _ call: Call) throws(ServiceError) {
    let name = try aliasName(&input)
    try input.check()
    try Self.checkAliasName(name)
    _ = try aliasOwner(name, .deleteAlias, call)
    regions[call.region]?.aliases[name] = nil
  }

  /// The key an alias points at; the operation must be allowed on it too.
  private mutating func aliasOwner(
    _ name: String, _ operation: KMSOperation, _ call: Call
  ) throws(ServiceError) -> KeyRecord {
    guard let target = regions[call.region]?.aliases[name]?.target,
      let key = regions[call.region]?.keys[target]
    else { throw aliasNotFound(name, call) }
    try authorise(operation, on: key)
    return key
  }

  private mutating func aliasAndTarget(
    _ operation: KMSOperation, _ input: inout RequestInput, _ call: Call
  ) throws(ServiceError) -> (name: String, key: KeyRecord) {
    let name = try aliasName(&input)
    let target = try input.requiredText("TargetKeyId", lengths: 1...2048)
    try input.check()
    try Self.checkAliasName(name)
    if target.hasPrefix("alias/") || target.contains(":alias/") {
      throw .validation("Aliases must refer to keys. Not aliases")
    }
    let key = try key(target, .keyOnly, call)
    try authorise(operation, on: key)
    try KeyStateRule.annotate.check(key)
    return (name, key)
  }

  private func aliasName(_ input: inout RequestInput) throws(ServiceError) -> String {
    try input.requiredText("AliasName", lengths: 1...256, pattern: .aliasName)
  }

  /// The text on the prefix is recorded on AWS; names of AWS's own are refused without a message.
  private static func checkAliasName(_ name: String) throws(ServiceError) {
    guard name.hasPrefix("alias/"), name != "alias/" else {
      throw .validation(
        "Alias must start with the prefix \"alias/\". Please see "
          + "https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html")
    }
    if name.hasPrefix("alias/aws/") { throw .bare("NotAuthorizedException") }
    if name.dropFirst(6).contains(":") {
      throw .validation("\(name) contains invalid characters for an alias")
    }
  }
}
