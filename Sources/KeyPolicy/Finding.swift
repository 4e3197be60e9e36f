/// Something to tell the author of a policy, at a place in its text.
public struct Finding: Hashable, Sendable {
  /// How much a finding matters.
  public enum Severity: String, Sendable, Hashable {
    /// AWS refuses the document.
    case error
    /// AWS takes it, but it does not do what it seems to.
    case warning
    /// Worth knowing.
    case note
  }

  /// What a finding means for the verdict of the lockout check.
  ///
  /// Severity is for the eye; this is for the verdict, which must never rest on a guess.
  public enum Bearing: String, Sendable, Hashable {
    /// AWS certainly refuses the document.
    case refuses
    /// AWS may refuse the document: its documentation is silent, or announces it without a confirmed date.
    case mayRefuse
    /// It is not certain what AWS would read here, so nothing that follows from the text is.
    case ambiguous
    /// None: the document is taken all the same.
    case none
  }

  /// The code of findings about principals whose user or role was deleted.
  static let deletedPrincipal = "policy.principal-id"

  /// How much it matters.
  public var severity: Severity
  /// Where it is, as byte offsets into the policy text.
  public var range: ByteRange
  /// A stable name of the rule, for example `json.duplicate-member`.
  public var code: String
  /// One full sentence for people.
  public var sentence: String
  /// What it means for the verdict.
  public var bearing: Bearing
  /// A change that makes it go away, where one is obvious.
  public var fix: Fix?

  /// Makes a finding.
  public init(
    _ severity: Severity, _ range: ByteRange, code: String, sentence: String, bearing: Bearing = .none,
    fix: Fix? = nil
  ) {
    self.severity = severity
    self.range = range
    self.code = code
    self.sentence = sentence
    self.bearing = bearing
    self.fix = fix
  }
}
