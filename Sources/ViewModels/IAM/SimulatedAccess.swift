import AWSClient
import KeyPolicy

/// What IAM's policy simulator says of the caller and kms:PutKeyPolicy on one key.
///
/// Asked for where the policies themselves may not be read. The simulator knows identity policies, permissions boundary and
/// service control policies, but neither session policies nor key policies, and it answers for the context it is given:
/// what it says counts only where it needed no more than it was told.
/// Source: IAM API Reference, SimulatePrincipalPolicy.
package struct SimulatedAccess: Sendable, Equatable {
  package var known: KnownPolicies
  /// What stays open and why; nil when the simulator's answer decides.
  package var doubt: String?

  static let action = LockoutCheck.action
  /// What is asked beside it: whoever may write the policy wants to read it.
  static let actions = [action, "kms:GetKeyPolicy"]

  /// - Parameters:
  ///   - keyARN: The one resource that was asked about.
  ///   - layers: What was known before.
  init(_ decisions: [SimulatedDecision], keyARN: String, layers: PolicyLayers) {
    known = KnownPolicies(identity: .unknown, layers: layers)
    let answers = decisions.filter { $0.action.lowercased() == Self.action.lowercased() }
    guard let decision = answers.first, answers.count == 1 else {
      doubt = "IAM's simulator did not answer for \(Self.action)."
      return
    }
    // Where there are decisions for single resources, the one for this key counts and no other.
    let specific = decision.resources.first { $0.resource == keyARN }
    guard specific != nil || decision.resources.isEmpty && decision.resource == keyARN else {
      doubt = "IAM's simulator did not answer for this key."
      return
    }
    let missing = Set(decision.missingContextKeys + (specific?.missingContextKeys ?? [])).sorted()
    if decision.isAllowedByOrganization == false {
      known.layers.serviceControlPolicies = .unknown
      doubt = "IAM's simulator says that a service control policy does not allow \(Self.action)."
      return
    }
    let boundary = specific?.isAllowedByBoundary ?? decision.isAllowedByBoundary
    if boundary == false {
      known.layers.permissionsBoundary = .unknown
      doubt = "IAM's simulator says that the permissions boundary does not allow \(Self.action)."
      return
    }
    guard missing.isEmpty else {
      doubt = "IAM's simulator would need more of the request: \(missing.joined(separator: ", "))."
      return
    }
    let others = decisions.filter { $0.action.lowercased() != Self.action.lowercased() }
    take(specific?.decision ?? decision.decision, boundary: boundary, others, keyARN)
  }

  private mutating func take(
    _ decision: String, boundary: Bool?, _ others: [SimulatedDecision], _ keyARN: String
  ) {
    // Of the other actions nobody is warned without need: what is not certainly denied counts as allowed.
    let denied = others.filter { ["explicitDeny", "implicitDeny"].contains($0.decision) }.map(\.action)
    let allowed = Self.actions.dropFirst().filter { !denied.contains($0) }
    let aside = allowed.flatMap { Self.document("Allow", $0, keyARN) }
    switch decision {
    case "allowed": known.identity = .documents(Self.document("Allow", Self.action, keyARN) + aside)
    case "explicitDeny": known.identity = .documents(Self.document("Deny", Self.action, keyARN) + aside)
    case "implicitDeny": known.identity = .documents(aside)
    default:
      doubt = "IAM's simulator gave an answer that kmscope does not know: \(decision)."
      return
    }
    // A boundary that allows this action is the same as none for it; that none was said does not undo what GetRole said.
    if boundary == true || known.layers.permissionsBoundary == .notRead {
      known.layers.permissionsBoundary = .none
    }
  }

  /// A policy that says of this action and key what the simulator said.
  private static func document(_ effect: String, _ action: String, _ keyARN: String) -> [PolicyDocument] {
    let text = """
      {"Version":"2012-10-17","Statement":[{"Effect":"\(effect)","Action":"\(action)","Resource":"\(keyARN)"}]}
      """
    return PolicyDocument.parse(Array(text.utf8), kind: .identityPolicy).document.map { [$0] } ?? []
  }
}
