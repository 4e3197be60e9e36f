import AWSClient
import KeyPolicy

/// Reads the policies of the caller from IAM, as far as they may be read.
///
/// All or nothing: a policy that is left out could hold the Deny that decides.
struct CallerIAMReader: Sendable {
  let iam: IAMClient
  let optional: OptionalCalls

  /// What is known of the policies beside a key's before IAM is asked; session policies for example.
  let layers: PolicyLayers

  func read(_ identity: CallerIdentity) async -> CallerIAM {
    guard let principal = IAMPrincipal(callerARN: identity.arn) else {
      var unknown = CallerIAM(.unavailable, known: KnownPolicies(identity: .unknown, layers: layers))
      unknown.remarks = ["\(identity.arn) has no policies of its own that IAM could name."]
      return unknown
    }
    switch principal {
    case .root: return CallerIAM(.root, known: KnownPolicies(identity: .unknown, layers: layers))
    case .user(let name): return await user(name, identity)
    case .role(let name): return await role(name, identity)
    }
  }

  private func role(_ name: String, _ identity: CallerIdentity) async -> CallerIAM {
    var result = CallerIAM(.read, known: KnownPolicies(identity: .unknown, layers: layers))
    result.principalARN = IAMPrincipal.roleARNWithoutPath(name, of: identity.arn)
    do throws(Refusal) {
      let role = try await ask("GetRole") { () throws(AWSError) in try await iam.getRole(name) }
      // The unique id is in the session's user id; another role of that name would be somebody else's.
      guard identity.userID.isEmpty || identity.userID.hasPrefix(role.id + ":") else {
        throw Refusal(
          .unavailable, "IAM's role \(name) is not the one behind this session: its unique id is another.")
      }
      result.role = .known(role.arn)
      result.principalARN = role.arn
      if role.permissionsBoundaryARN != nil { result.known.layers.permissionsBoundary = .unknown }
      result.known.layers.permissionsBoundary = try await boundary(role.permissionsBoundaryARN)
      let attached = try await ask("ListAttachedRolePolicies") { () throws(AWSError) in
        try await iam.listAttachedRolePolicies(name)
      }
      var found = try await managed(attached)
      let inline = try await ask("ListRolePolicies") { () throws(AWSError) in
        try await iam.listRolePolicies(name)
      }
      for policy in inline {
        found.append(
          try document(
            policy,
            try await ask("GetRolePolicy") { () throws(AWSError) in
              try await iam.getRolePolicy(name, policy: policy)
            }))
      }
      result.take(found)
    } catch {
      result.take(error)
    }
    return result
  }

  private func user(_ name: String, _ identity: CallerIdentity) async -> CallerIAM {
    var result = CallerIAM(.read, known: KnownPolicies(identity: .unknown, layers: layers))
    result.principalARN = identity.arn
    // Sessions of a user have no policy but the user's own: GetSessionToken takes none.
    result.known.layers.sessionPolicy = .none
    do throws(Refusal) {
      let user = try await ask("GetUser") { () throws(AWSError) in try await iam.getUser(name) }
      if user.permissionsBoundaryARN != nil { result.known.layers.permissionsBoundary = .unknown }
      result.known.layers.permissionsBoundary = try await boundary(user.permissionsBoundaryARN)
      let attached = try await ask("ListAttachedUserPolicies") { () throws(AWSError) in
        try await iam.listAttachedUserPolicies(name)
      }
      var found = try await managed(attached)
      let inline = try await ask("ListUserPolicies") { () throws(AWSError) in
        try await iam.listUserPolicies(name)
      }
      for policy in inline {
        found.append(
          try document(
            policy,
            try await ask("GetUserPolicy") { () throws(AWSError) in
              try await iam.getUserPolicy(name, policy: policy)
            }))
      }
      let groups = try await ask("ListGroupsForUser") { () throws(AWSError) in
        try await iam.listGroupsForUser(name)
      }
      for group in groups { found += try await policies(ofGroup: group.name) }
      result.take(found)
    } catch {
      result.take(error)
    }
    return result
  }

  private func policies(ofGroup name: String) async throws(Refusal) -> [NamedPolicy] {
    let attached = try await ask("ListAttachedGroupPolicies") { () throws(AWSError) in
      try await iam.listAttachedGroupPolicies(name)
    }
    var found = try await managed(attached)
    let inline = try await ask("ListGroupPolicies") { () throws(AWSError) in
      try await iam.listGroupPolicies(name)
    }
    for policy in inline {
      found.append(
        try document(
          policy,
          try await ask("GetGroupPolicy") { () throws(AWSError) in
            try await iam.getGroupPolicy(name, policy: policy)
          }))
    }
    return found
  }

  private func managed(_ attached: [IAMAttachedPolicy]) async throws(Refusal) -> [NamedPolicy] {
    var found: [NamedPolicy] = []
    for policy in attached { found.append(try document(policy.name, try await text(policy.arn))) }
    return found
  }

  private func boundary(_ arn: String?) async throws(Refusal) -> PolicyLayer {
    guard let arn else { return .none }
    return .documents([try document(arn, try await text(arn)).document])
  }

  /// The text of a managed policy's version in force.
  private func text(_ arn: String) async throws(Refusal) -> String {
    let policy = try await ask("GetPolicy") { () throws(AWSError) in try await iam.getPolicy(arn) }
    return try await ask("GetPolicyVersion") { () throws(AWSError) in
      try await iam.getPolicyVersion(arn, versionID: policy.defaultVersionID)
    }.document
  }

  /// Nothing is concluded from a text that the engine cannot read for certain.
  private func document(_ name: String, _ text: String) throws(Refusal) -> NamedPolicy {
    let parse = PolicyDocument.parse(Array(text.utf8), kind: .identityPolicy)
    guard let document = parse.document, parse.first(.refuses) == nil, parse.first(.ambiguous) == nil else {
      throw Refusal(.unavailable, "The IAM policy \(name) cannot be read for certain.")
    }
    return NamedPolicy(name: name, document: document)
  }

  private func ask<Value: Sendable>(
    _ operation: String, _ call: @Sendable () async throws(AWSError) -> Value
  ) async throws(Refusal) -> Value {
    switch await optional.ask(.iam, operation, call) {
    case .answer(let value): return value
    case .notPermitted(let error): throw Refusal(.notPermitted, "\(operation): \(error.message)")
    case .unavailable(let error): throw Refusal(.unavailable, "\(operation): \(error.sentences)")
    case .notAsked: throw Refusal(.notAsked, "Quiet mode: IAM was not asked.")
    }
  }
}

/// A policy with the name people know it by.
struct NamedPolicy: Sendable {
  var name: String
  var document: PolicyDocument
}

/// Why the policies are not all known.
struct Refusal: Error {
  var source: CallerIAM.Source
  /// A full sentence.
  var sentence: String

  init(_ source: CallerIAM.Source, _ sentence: String) {
    self.source = source
    self.sentence = sentence
  }
}

extension CallerIAM {
  mutating func take(_ policies: [NamedPolicy]) {
    known.identity = .documents(policies.map(\.document))
    policyNames = policies.map(\.name)
  }

  /// What was read before the refusal stays: the role's path is worth knowing by itself.
  mutating func take(_ refusal: Refusal) {
    source = refusal.source
    known.identity = .unknown
    remarks.append(refusal.sentence)
  }
}
