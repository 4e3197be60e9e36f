/// The three answers to "will AWS's key policy lockout safety check accept this policy for this caller?".
public enum LockoutVerdict: String, Sendable, Hashable, CaseIterable {
  /// The policy lets the caller make a later PutKeyPolicy call.
  case accepted
  /// The policy certainly does not, or KMS refuses the document.
  case refused
  /// A fact is missing, or the policy holds something the engine does not evaluate.
  case cannotBeDecided

  /// The exact words of the verdict on the screen.
  public var phrase: String {
    switch self {
    case .accepted: "AWS will accept this policy"
    case .refused: "AWS will refuse this policy"
    case .cannotBeDecided: "Cannot be decided here"
    }
  }
}
