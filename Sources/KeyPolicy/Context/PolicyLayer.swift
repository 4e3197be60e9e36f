/// What is known of one kind of policy beside the key policy and the caller's identity policies.
public enum PolicyLayer: Sendable, Hashable {
  /// Nobody looked; answers leave it out and list it as a residual risk.
  case notRead
  /// There is none.
  case none
  /// There may be one that limits the caller, and what it says is not known.
  case unknown
  /// These policies.
  case documents([PolicyDocument])
}
