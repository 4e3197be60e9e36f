import AWSClient

/// The KMS operations of the sandbox, named as in the `X-Amz-Target` header after `TrentService.`.
package enum KMSOperation: String, Sendable, CaseIterable {
  case listKeys = "ListKeys"
  case listAliases = "ListAliases"
  case describeKey = "DescribeKey"
  case getKeyPolicy = "GetKeyPolicy"
  case putKeyPolicy = "PutKeyPolicy"
  case listKeyPolicies = "ListKeyPolicies"
  case listResourceTags = "ListResourceTags"
  case listGrants = "ListGrants"
  case getKeyRotationStatus = "GetKeyRotationStatus"
  case scheduleKeyDeletion = "ScheduleKeyDeletion"
  case cancelKeyDeletion = "CancelKeyDeletion"
  case enableKey = "EnableKey"
  case disableKey = "DisableKey"
  case createKey = "CreateKey"
  case tagResource = "TagResource"
  case untagResource = "UntagResource"
  case createAlias = "CreateAlias"
  case deleteAlias = "DeleteAlias"
  case updateAlias = "UpdateAlias"
  case updateKeyDescription = "UpdateKeyDescription"
  case enableKeyRotation = "EnableKeyRotation"
  case disableKeyRotation = "DisableKeyRotation"

  /// The action of the `kms` namespace that allows the operation.
  var action: String { "kms:\(rawValue)" }

  /// True for operations that change nothing.
  var reads: Bool {
    switch self {
    case .listKeys, .listAliases, .describeKey, .getKeyPolicy, .listKeyPolicies, .listResourceTags,
      .listGrants,
      .getKeyRotationStatus:
      true
    default: false
    }
  }
}

extension Account {
  /// Carries out one operation; nil stands for the empty answer of a void operation.
  mutating func perform(
    _ operation: KMSOperation, body: JSONValue, call: Call
  ) throws(ServiceError) -> JSONValue? {
    var input = RequestInput(body)
    switch operation {
    case .listKeys: return try listKeys(&input, call)
    case .listAliases: return try listAliases(&input, call)
    case .describeKey: return try describeKey(&input, call)
    case .getKeyPolicy: return try getKeyPolicy(&input, call)
    case .putKeyPolicy: try putKeyPolicy(&input, call)
    case .listKeyPolicies: return try listKeyPolicies(&input, call)
    case .listResourceTags: return try listResourceTags(&input, call)
    case .listGrants: return try listGrants(&input, call)
    case .getKeyRotationStatus: return try getKeyRotationStatus(&input, call)
    case .scheduleKeyDeletion: return try scheduleKeyDeletion(&input, call)
    case .cancelKeyDeletion: return try cancelKeyDeletion(&input, call)
    case .enableKey: try enableKey(&input, call)
    case .disableKey: try disableKey(&input, call)
    case .createKey: return try createKey(&input, call)
    case .tagResource: try tagResource(&input, call)
    case .untagResource: try untagResource(&input, call)
    case .createAlias: try createAlias(&input, call)
    case .deleteAlias: try deleteAlias(&input, call)
    case .updateAlias: try updateAlias(&input, call)
    case .updateKeyDescription: try updateKeyDescription(&input, call)
    case .enableKeyRotation: try enableKeyRotation(&input, call)
    case .disableKeyRotation: try disableKeyRotation(&input, call)
    }
    return nil
  }

  /// Reads KeyId, checks the request, finds the key and asks its policy, in this order.
  ///
  /// Recorded on AWS: authorisation comes before what the operation itself refuses, so a change to an AWS managed key is
  /// answered with AccessDeniedException.
  mutating func authorisedKey(
    _ operation: KMSOperation, _ input: inout RequestInput, naming: Naming = .keyOnly, _ call: Call
  ) throws(ServiceError) -> KeyRecord {
    let name = try input.requiredText("KeyId", lengths: 1...2048)
    try input.check()
    let key = try key(name, naming, call)
    try authorise(operation, on: key)
    return key
  }
}
