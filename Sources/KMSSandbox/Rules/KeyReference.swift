/// Finds the key a request names.
extension Account {
  /// Which ways of naming a key an operation takes.
  enum Naming {
    /// Key id or key ARN; aliases are refused.
    case keyOnly
    /// Also alias name and alias ARN (DescribeKey).
    case keyOrAlias
  }

  /// The key with this id, ARN, alias name or alias ARN in the Region of the call.
  ///
  /// Texts recorded on AWS: `Key '<arn>' does not exist`, `Invalid keyId '<text>'`, `Invalid arn <Region>` for an ARN of
  /// another Region, `Alias <arn> is not found.`, and `Key Aliases are not supported for this operation.`.
  func key(_ name: String, _ naming: Naming, _ call: Call) throws(ServiceError) -> KeyRecord {
    guard name.hasPrefix("arn:") else {
      if name.hasPrefix("alias/") { return try aliased(name, naming, call) }
      guard Self.isKeyID(name) else { throw .notFound("Invalid keyId '\(name)'") }
      return try existing(name, call)
    }
    let parts = name.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, parts[1] == "aws", parts[2] == "kms" else {
      throw .invalidArn("\(name) is not a valid ARN.")
    }
    guard parts[3] == call.region else { throw .notFound("Invalid arn \(parts[3])") }
    guard parts[4] == id else { throw foreignKey(name) }
    if parts[5].hasPrefix("alias/") { return try aliased(parts[5], naming, call) }
    guard parts[5].hasPrefix("key/"), Self.isKeyID(String(parts[5].dropFirst(4))) else {
      throw .notFound("Invalid keyId '\(parts[5].split(separator: "/").last ?? "")'")
    }
    return try existing(String(parts[5].dropFirst(4)), call)
  }

  private func existing(_ keyID: String, _ call: Call) throws(ServiceError) -> KeyRecord {
    guard let key = regions[call.region]?.keys[keyID] else {
      throw .notFound("Key '\(arn(region: call.region, "key/\(keyID)"))' does not exist")
    }
    return key
  }

  private func aliased(_ alias: String, _ naming: Naming, _ call: Call) throws(ServiceError) -> KeyRecord {
    guard naming == .keyOrAlias else {
      throw .invalidArn("Key Aliases are not supported for this operation.")
    }
    guard let target = regions[call.region]?.aliases[alias]?.target else { throw aliasNotFound(alias, call) }
    return try existing(target, call)
  }

  func aliasNotFound(_ alias: String, _ call: Call) -> ServiceError {
    .notFound("Alias \(arn(region: call.region, alias)) is not found.")
  }

  /// The sandbox has no other account's keys; AWS does not tell a stranger whether a key exists.
  private func foreignKey(_ name: String) -> ServiceError {
    .accessDenied(
      "User: \(administrator.arn) is not authorized to perform this operation on this resource because the resource "
        + "does not exist in this Region, no resource-based policies allow access, or a resource-based policy "
        + "explicitly denies access")
  }

  /// True for a UUID in lower case with its hyphens and for a multi-Region key id.
  static func isKeyID(_ text: String) -> Bool {
    if text.hasPrefix("mrk-") { return text.utf8.count == 36 && text.dropFirst(4).allSatisfy(isHexDigit) }
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.utf8.count) == [8, 4, 4, 4, 12] && groups.joined().allSatisfy(isHexDigit)
  }

  private static func isHexDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character) || ("a"..."f").contains(character)
  }
}
