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

  /// - Parameters:
  ///   - keyARN: The one resource that was asked about.
  ///   - layers: What was known before.
  init(_ decisions: [SimulatedDecision], keyARN: String, layers: PolicyLayers) {
    known = KnownPolicies(identity: .unknown, layers: layers)
    guard let decision = decisions.first, decisions.count == 1,
      decision.action.lowercased() == Self.action.lowercased()
    else {
      doubt = "IAM's simulator did not answer for \(Self.action)."
      return
    }
    let specific = decision.resources.first { $0.resource == keyARN }
    let missing = (decision.missingContextKeys + (specific?.missingContextKeys ?? [])).sorted()
    guard missing.isEmpty else {
      doubt = "IAM's simulator would need more of the request: \(missing.joined(separator: ", "))."
      return
    }
    guard decision.isAllowedByOrganization != false else {
      doubt = "IAM's simulator says that a service control policy does not allow \(Self.action)."
      return
    }
    let boundary = specific?.isAllowedByBoundary ?? decision.isAllowedByBoundary
    guard boundary != false else {
      doubt = "IAM's simulator says that the permissions boundary does not allow \(Self.action)."
      return
    }
    take(specific?.decision ?? decision.decision, boundary: boundary, keyARN)
  }

  private mutating func take(_ decision: String, boundary: Bool?, _ keyARN: String) {
    switch decision {
    case "allowed": known.identity = .documents(Self.document("Allow", keyARN))
    case "explicitDeny": known.identity = .documents(Self.document("Deny", keyARN))
    case "implicitDeny": known.identity = .grantsNothing
    default:
      doubt = "IAM's simulator gave an answer that kmscope does not know: \(decision)."
      return
    }
    // A boundary that allows this action is the same as none for it.
    known.layers.permissionsBoundary = boundary == nil ? .none : .documents(Self.document("Allow", keyARN))
  }

  /// A policy that says of this action and key what the simulator said.
  private static func document(_ effect: String, _ keyARN: String) -> [PolicyDocument] {
    let text = """
      {"Version":"2012-10-17","Statement":[{"Effect":"\(effect)","Action":"\(action)","Resource":"\(keyARN)"}]}
      """
    return PolicyDocument.parse(Array(text.utf8), kind: .identityPolicy).document.map { [$0] } ?? []
  }
}
