import AWSClient
package import KeyPolicy

/// What IAM tells of the caller: the policies beside a key's, and the role behind the session.
package struct CallerIAM: Sendable, Equatable {
  package enum Source: Sendable, Equatable {
    /// The policies were read and kmscope's own engine evaluates them.
    case read
    /// The policies may not be read; IAM's simulator answers for each key.
    case simulator
    /// Neither may be done.
    case notPermitted
    /// A root user has no policies of its own.
    case root
    /// Quiet mode asks nothing.
    case notAsked
    /// IAM gave no answer.
    case unavailable
  }
  package var source: Source
  package var known: KnownPolicies
  package var role: RoleKnowledge
  /// ARN of the user or role whose policies count; nil when there is none or it is not known.
  package var principalARN: String?
  /// Names of the policies that were read, in the order they were found.
  package var policyNames: [String] = []
  /// What could not be had and why, full sentences.
  package var remarks: [String] = []

  package init(_ source: Source, known: KnownPolicies = .unread, role: RoleKnowledge = .unknown) {
    self.source = source
    self.known = known
    self.role = role
  }

  /// Where the IAM side of a verdict comes from, one sentence; nil when there is nothing to say.
  package var sentence: String? {
    switch source {
    case .read:
      let names = policyNames.isEmpty ? "no policies" : policyNames.joined(separator: ", ")
      return
        "IAM side: \(principalARN ?? "the caller")'s policies, read from IAM and evaluated here: \(names)."
    case .simulator: return "IAM side: asked of IAM's policy simulator (\(principalARN ?? "the caller"))."
    case .notPermitted: return "IAM side: you may neither read your policies nor simulate them."
    case .root: return nil
    case .notAsked: return "IAM side: not asked (quiet mode)."
    case .unavailable: return "IAM side: not known. \(remarks.first ?? "")"
    }
  }
}
