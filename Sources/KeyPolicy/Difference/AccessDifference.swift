/// What changes for whom when one key policy takes the place of another.
///
/// The comparison is of what the policies mean and not of how they are written: order, Sids, wildcards for actions and other
/// spellings of the same conditions make no difference. It covers every principal, every permission on the key and every request
/// context, also those of requests that come through AWS services. Rules: AWS KMS Developer Guide, "Key policies in AWS KMS"; IAM
/// User Guide, "Policy evaluation logic".
///
/// Comparisons of values are understood as far as equal and excluding texts, wildcards that obviously cover each other, ordered
/// numbers and dates, and nested networks go. Where one pattern covers another less obviously, a change is reported that touches no
/// real request; a change is never left out.
public struct AccessDifference: Sendable, Hashable {
  /// A change for some principals and actions.
  public struct Change: Sendable, Hashable {
    /// What kind of change it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// They had no access and have it now.
      case gained
      /// They had access and have none now.
      case lost
      /// Access depends on a condition now.
      case becameConditional = "became-conditional"
      /// Access does not depend on a condition any more.
      case becameUnconditional = "became-unconditional"
      /// Access depends on another condition.
      case conditionChanged = "condition-changed"
      /// The key policy gives the same access more firmly, so that other policies limit it less.
      case strengthened
      /// The key policy gives the same access less firmly, so that other policies limit it more.
      case weakened
    }

    /// What kind of change it is.
    public var kind: Kind
    /// Whom it is about.
    public var principals: [PrincipalClass]
    /// Which actions it is about.
    public var actions: ActionSet
    /// How firmly the old policy gave access; nil if it gave none.
    public var oldStrength: GrantStrength?
    /// How firmly the new policy gives access; nil if it gives none.
    public var newStrength: GrantStrength?
    /// When the old policy gave access, in words; nil if always, or if never.
    public var oldCondition: String?
    /// When the new policy gives access, in words; nil if always, or if never.
    public var newCondition: String?
    /// The statements of the old policy that grant or deny it, counted from 0.
    public var oldStatements: [Int]
    /// The statements of the new policy that grant or deny it, counted from 0.
    public var newStatements: [Int]
    /// What else is to be known of the change, in full sentences.
    public var notes: [String]

    /// The change in a full sentence.
    public var sentence: String { DifferenceWording.sentence(self) }
  }

  /// A statement that came or went without effect, because nothing else allows what it denies, or something denies what it allows.
  public struct Latent: Sendable, Hashable {
    /// What the statement does.
    public enum Kind: String, Sendable, Hashable {
      case restrictionAdded = "restriction-added"
      case restrictionRemoved = "restriction-removed"
      case grantAdded = "grant-added"
      case grantRemoved = "grant-removed"
    }

    /// What the statement does.
    public var kind: Kind
    /// Whom it would be about.
    public var principals: [PrincipalClass]
    /// Which actions it would be about.
    public var actions: ActionSet
    /// The statements, counted from 0: of the new policy where something was added, of the old one otherwise.
    public var statements: [Int]

    /// The change in a full sentence.
    public var sentence: String { DifferenceWording.sentence(self) }
  }

  /// What changes, in the order root user, named principals, everybody else, other accounts, services.
  public var changes: [Change]
  /// What came or went without effect now.
  public var latent: [Latent]
  /// What cannot be told, in full sentences.
  public var cannotTell: [String]

  /// True exactly when both policies mean the same for every principal, permission and request.
  ///
  /// Never true if something could not be told.
  public var isEmpty: Bool { changes.isEmpty && cannotTell.isEmpty }

  /// True if the comparison understood everything that differs.
  public var isCertain: Bool { cannotTell.isEmpty }

  /// Compares two policies of a key.
  public static func between(_ old: PolicyDocument, _ new: PolicyDocument, key: KeyFacts) -> AccessDifference
  {
    guard let arn = ARN(key.arn), PolicyEvaluation.isKey(arn) else {
      return AccessDifference(
        changes: [], latent: [],
        cannotTell: [
          "\"\(Excerpt.of(key.arn))\" is not the ARN of a KMS key, so nobody can say whose IAM policies count."
        ])
    }
    guard var finder = DifferenceFinder(old, new, key: key, keyARN: arn) else {
      return AccessDifference(changes: [], latent: [], cannotTell: [])
    }
    return finder.find()
  }
}
